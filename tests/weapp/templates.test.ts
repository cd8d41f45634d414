import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const DIST = path.resolve(__dirname, '../../dist/weapp')
const COMPILER = path.resolve(__dirname, '../../node_modules/miniprogram-compiler/bin/linux/wcc')
/** WeChat's own template compiler comes with miniprogram-compiler, for x86 Linux; elsewhere WeChat DevTools says the same. */
const hasCompiler = process.platform === 'linux' && process.arch === 'x64'
const only = hasCompiler ? describe : describe.skip
if (!hasCompiler) process.stdout.write("WeChat's template compiler runs on x86 Linux only: its tests are left out here.\n")

only("WeChat's own compiler", () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-wcc-'))
  const wcc = path.join(folder, 'wcc')
  const compile = (cwd: string, files: string[]) => {
    const { status, stderr } = spawnSync(wcc, ['-d', ...files, '-o', path.join(folder, 'out.js')], { cwd, encoding: 'utf8' })
    return { status, said: stderr.trim() }
  }

  beforeAll(() => {
    copyFileSync(COMPILER, wcc)
    chmodSync(wcc, 0o755)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('takes every template and every script of a template', () => {
    const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(wxml|wxs)$/.test(name))
    expect(files).toEqual(expect.arrayContaining(['base.wxml', 'comp.wxml', 'utils.wxs', 'pages/services/index.wxml']))
    expect(compile(DIST, files)).toEqual({ status: 0, said: '' })
  })

  it.each([
    ['bad.wxml', '<template name="a"><input value="1"></template>'],
    ['bad.wxml', '<view>{{name</view>'],
    ['bad.wxs', 'var a = ;']
  ])('refuses a broken %s: %s', (name, text) => {
    writeFileSync(path.join(folder, name), text)
    expect(compile(folder, [name])).toEqual({ status: expect.any(Number), said: expect.stringContaining(name) })
  })
})
