import { spawn } from 'node:child_process'
import path from 'node:path'
import { compressFolder } from './compress'
import { forget, whenChanged } from './stamp'

const ROOT = path.resolve(__dirname, '..')
const TARO = path.join(ROOT, 'node_modules/@tarojs/cli/bin/taro')

/** An end people use: the web pages or the mini-program. */
export type End = 'h5' | 'weapp'

/** Runs Taro, whose progress nobody needs; what it said is told when it failed. `host`: see config/index.ts. */
const build = (end: End, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production', LINLI_HOST: host }
    const taro = spawn(process.execPath, [TARO, 'build', '--type', end], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env })
    const said: Buffer[] = []
    taro.stdout.on('data', (words: Buffer) => said.push(words))
    taro.stderr.on('data', (words: Buffer) => said.push(words))
    taro.on('close', (code) => {
      if (code !== 0) return reject(new Error(`npm run build:${end} 没有成功\n${Buffer.concat(said).toString().slice(-4_000)}`))
      if (end === 'h5') compressFolder(path.join(ROOT, 'dist/h5'))
      resolve()
    })
  })

/** Builds an end as it is shipped, when its sources changed. Answers whether it ran. */
export const buildFront = (end: End): Promise<boolean> => whenChanged(end, ['domain', 'types', 'src', 'config'], () => build(end, ''))

/** Builds an end anew; a mini-program that calls a host is never taken for the one that is shipped. */
const main = async (end: End, host = ''): Promise<void> => {
  const started = Date.now()
  forget(end)
  await (host ? build(end, host) : buildFront(end))
  process.stdout.write(`dist/${end}　${((Date.now() - started) / 1000).toFixed(1)} s${host ? `　${host}` : ''}\n`)
}

if (process.argv[1] === __filename)
  main(process.argv[2] as End, process.env.LINLI_HOST).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
