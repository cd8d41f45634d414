import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { begin } from '../tests/e2e/begin'

const ROOT = path.resolve(__dirname, '..')

interface Stage {
  script: string
  /** counts its tests; any other stage counts as one */
  jest: boolean
}
interface Line {
  /** side by side; the stages of one lane follow each other */
  lanes: Stage[][]
  /** what its stages share, made once; answers how to take it away */
  before?: () => Promise<() => Promise<void>>
  /** stages that need nothing of it, one after the other while it is made */
  meanwhile?: Stage[]
}

const checks = (script: string): Stage => ({ script, jest: false })
const tests = (script: string): Stage => ({ script, jest: true })

/** Every check there is, one name each. The browser waits more than it works: it has company. */
const LINES: Line[] = [
  { lanes: [[tests('test:unit')]] },
  { lanes: [[tests('test:stories')]] },
  {
    before: begin,
    meanwhile: [checks('test:types'), checks('test:lint')],
    lanes: [[tests('test:e2e')], [tests('test:weapp')]]
  }
]

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

/** Runs an npm script; answers how it ended and, of one that has company, everything it said. */
const npmRun = (script: string, more: string[], alone: boolean): Promise<{ status: number | null; said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script, ...more], {
      cwd: ROOT,
      stdio: ['ignore', alone ? 'inherit' : 'pipe', alone ? 'inherit' : 'pipe']
    })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (words: Buffer) => said.push(words))
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, said: Buffer.concat(said).toString() }))
  })

/** Runs one stage and counts it. A stage that is missing, or that ends badly without a failed test, counts as one failure. */
const count = async ({ script, jest }: Stage, alone: boolean): Promise<Count> => {
  if (!scripts[script]) {
    say(`package.json has no script ${script}`)
    return FAILED
  }
  const file = path.join(folder, `${script.replace(':', '-')}.json`)
  const { status, said } = await npmRun(script, jest ? ['--', '--json', `--outputFile=${file}`] : [], alone)
  if (said) say(said.trimEnd())
  if (!jest) return status === 0 ? { passed: 1, failed: 0 } : FAILED
  const counted = countOf(file)
  if (!counted) return FAILED
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

const secondsSince = (started: number) => Math.round((Date.now() - started) / 1000)

const run = async (stage: Stage, alone: boolean): Promise<Count> => {
  const started = Date.now()
  if (alone) say(`\n=== ${stage.script}`)
  const counted = await count(stage, alone)
  say(`=== ${stage.script}: ${counted.passed} passed, ${counted.failed} failed, ${secondsSince(started)} s`)
  return counted
}

const runLane = async (stages: Stage[], alone: boolean): Promise<Count[]> => {
  const counts: Count[] = []
  for (const stage of stages) counts.push(await run(stage, alone))
  return counts
}

/** One line, all of it; what could not even be prepared is one failure. */
const runLine = async ({ lanes, before, meanwhile = [] }: Line): Promise<Count[]> => {
  const started = Date.now()
  const checked = runLane(meanwhile, false)
  let after: (() => Promise<void>) | undefined
  try {
    after = await before?.()
    if (after) say(`\n=== both ends are built and the town has lived, ${secondsSince(started)} s`)
    const counts = await checked
    return [...counts, ...(await Promise.all(lanes.map((stages) => runLane(stages, lanes.length === 1)))).flat()]
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return [...(await checked), FAILED]
  } finally {
    await after?.()
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'linli-test-'))

/** Tests and builds make much that is gone in a moment: with more room for it each of them clears up less often, a twentieth of their time. */
const ROOMY = '--max-semi-space-size=64'

const main = async (): Promise<void> => {
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} ${ROOMY}`.trim()
  const counts: Count[] = []
  for (const line of LINES) counts.push(...(await runLine(line)))
  rmSync(folder, { recursive: true, force: true })
  const sum = (key: keyof Count) => counts.reduce((total, one) => total + one[key], 0)
  process.exitCode = sum('failed') > 0 ? 1 : 0
  say(`\n${sum('passed')} passed, ${sum('failed')} failed`)
}

void main()
