import { spawn } from 'node:child_process'
import path from 'node:path'
import { compressFolder } from './compress'
import { whenChanged } from './stamp'

const ROOT = path.resolve(__dirname, '..')
const TARO = path.join(ROOT, 'node_modules/@tarojs/cli/bin/taro')

/** Runs Taro, whose progress nobody needs; what it said is told when it failed. */
const build = (end: 'h5' | 'weapp'): Promise<void> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production', LINLI_HOST: '' }
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

/** Builds the web pages or the mini-program as they are shipped, when their sources changed. Answers whether it ran. */
export const buildFront = (end: 'h5' | 'weapp'): Promise<boolean> =>
  whenChanged(end, ['domain', 'types', 'src', 'config'], () => build(end))
