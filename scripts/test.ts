import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '..')

/** Every check there is, one name each; `jest` stages count their tests, the others count as one. */
const STAGES = [
  { script: 'test:types', jest: false },
  { script: 'test:lint', jest: false },
  { script: 'test:unit', jest: true },
  { script: 'test:stories', jest: true },
  { script: 'test:weapp', jest: true },
  { script: 'test:e2e', jest: true }
] as const
type Stage = (typeof STAGES)[number]

interface Count {
  passed: number
  failed: number
}
const FAILED: Count = { passed: 0, failed: 1 }

const say = (line: string) => process.stdout.write(`${line}\n`)
const scripts = (JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts

/** What jest wrote about a run; null when it ended before it could. A file that did not even load is a failure too. */
const countOf = (file: string): Count | null => {
  if (!existsSync(file)) return null
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>
  return { passed: numPassedTests ?? 0, failed: (numFailedTests ?? 0) + (numRuntimeErrorTestSuites ?? 0) }
}

/** Runs one stage and counts it. A stage that is missing, or that ends badly without a failed test, counts as one failure. */
const count = ({ script, jest }: Stage, folder: string): Count => {
  if (!scripts[script]) {
    say(`package.json has no script ${script}`)
    return FAILED
  }
  const file = path.join(folder, `${script.replace(':', '-')}.json`)
  const more = jest ? ['--', '--json', `--outputFile=${file}`] : []
  const { status } = spawnSync('npm', ['run', '--silent', script, ...more], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
  if (!jest) return status === 0 ? { passed: 1, failed: 0 } : FAILED
  const counted = countOf(file)
  if (!counted) return FAILED
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

const run = (stage: Stage, folder: string): Count => {
  const started = Date.now()
  say(`\n=== ${stage.script}`)
  const counted = count(stage, folder)
  say(`=== ${stage.script}: ${counted.passed} passed, ${counted.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`)
  return counted
}

const folder = mkdtempSync(path.join(tmpdir(), 'linli-test-'))
const counts = STAGES.map((stage) => run(stage, folder))
rmSync(folder, { recursive: true, force: true })
const sum = (key: keyof Count) => counts.reduce((total, one) => total + one[key], 0)
process.exitCode = sum('failed') > 0 ? 1 : 0
say(`\n${sum('passed')} passed, ${sum('failed')} failed`)
