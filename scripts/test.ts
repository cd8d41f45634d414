import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Every check there is, one name each; `jest` stages count their tests, the others count as one. */
const STAGES = [
  { script: 'test:types', jest: false },
  { script: 'test:lint', jest: false },
  { script: 'test:unit', jest: true },
  { script: 'test:stories', jest: true },
  { script: 'test:weapp', jest: true },
  { script: 'test:e2e', jest: true }
] as const

interface Count {
  passed: number
  failed: number
}

const report = (file: string): Count | null => {
  if (!existsSync(file)) return null
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>
  return { passed: numPassedTests ?? 0, failed: (numFailedTests ?? 0) + (numRuntimeErrorTestSuites ?? 0) }
}

/** Runs one stage and counts it. A jest stage that ends badly without a failed test counts as one failure. */
const run = ({ script, jest }: (typeof STAGES)[number], folder: string): Count => {
  const started = Date.now()
  process.stdout.write(`\n=== ${script}\n`)
  const file = path.join(folder, `${script.replace(':', '-')}.json`)
  const { status } = spawnSync('npm', ['run', '--silent', script, ...(jest ? ['--', '--json', `--outputFile=${file}`] : [])], {
    stdio: ['ignore', 'ignore', 'inherit']
  })
  const count = (jest ? report(file) : null) ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
  if (status !== 0 && count.failed === 0) count.failed = 1
  process.stdout.write(`=== ${script}: ${count.passed} passed, ${count.failed} failed, ${Math.round((Date.now() - started) / 1000)} s\n`)
  return count
}

const folder = mkdtempSync(path.join(tmpdir(), 'linli-test-'))
const counts = STAGES.map((stage) => run(stage, folder))
rmSync(folder, { recursive: true, force: true })
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0)
if (!process.env.TEST_DATABASE_URL)
  process.stdout.write('\nThe stories ran on PGlite only: set TEST_DATABASE_URL to run them on a PostgreSQL server too.\n')
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exitCode = sum('failed') > 0 ? 1 : 0
