import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import { expect } from 'expect'
import fc from 'fast-check'
import { bind } from 'jest-each'

const { fresh } = createRequire(import.meta.url)('./loader.cjs')

// that a case fails is all that is asked here, not the smallest such case
fc.configureGlobal({ endOnFailure: true, seed: 20261123, numRuns: 30 })

const context = (globalThis.__stryker__ ??= {})

/** The files of tests in some rooms. */
const filesOf = (rooms) =>
  rooms
    .flatMap((room) => readdirSync(path.resolve(room), { recursive: true }).map((file) => path.resolve(room, file)))
    .filter((file) => file.endsWith('.test.ts'))
    .sort()

/** Loads files anew and collects their tests, named as jest names them and after their file. */
const testsOf = (files) => {
  const found = []
  let file = ''
  let above = []
  // two tests of one name are told apart by their turn
  const turns = new Map()
  const test = (title, run) => {
    const name = [path.relative(process.cwd(), file), ...above, title].join(' › ')
    const turn = (turns.get(name) ?? 0) + 1
    turns.set(name, turn)
    found.push({ id: turn > 1 ? `${name} #${turn}` : name, file, run })
  }
  const describe = (title, body) => {
    const outer = above
    above = [...above, title]
    body()
    above = outer
  }
  test.each = bind(test)
  describe.each = bind(describe)
  const load = fresh({ describe, test, expect })
  for (file of files) load(file)
  return found
}

const performed = async ({ id, file, run }) => {
  const began = performance.now()
  try {
    await run()
    return { id, name: id, fileName: file, timeSpentMs: performance.now() - began, status: TestStatus.Success }
  } catch (error) {
    return {
      id,
      name: id,
      timeSpentMs: performance.now() - began,
      status: TestStatus.Failed,
      failureMessage: String(error?.message ?? error)
    }
  }
}

/** Runs the tests of the domain in one process, with every module fresh for each changed place; jest takes seconds for each, this milliseconds. */
class DomainRunner {
  constructor(options) {
    this.rooms = options.domainTests
    this.times = new Map()
  }
  capabilities() {
    // modules are fresh in every run
    return { reloadEnvironment: true }
  }
  /** Every test once, by its file; what a file runs while it is loaded is covered by each of its tests, for it is loaded anew in every run. */
  async dryRun() {
    context.activeMutant = undefined
    const perTest = {}
    const tests = []
    for (const file of filesOf(this.rooms)) {
      context.mutantCoverage = { static: {}, perTest: {} }
      context.currentTestId = undefined
      for (const test of testsOf([file])) {
        perTest[test.id] = { ...context.mutantCoverage.static }
        context.currentTestId = test.id
        context.mutantCoverage.perTest = perTest
        const result = await performed(test)
        context.currentTestId = undefined
        tests.push(result)
        this.times.set(test.id, result.timeSpentMs)
      }
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: {}, perTest } }
  }
  /** The quickest first, until one notices. */
  async mutantRun({ activeMutant, testFilter, disableBail, hitLimit }) {
    context.mutantCoverage = undefined
    context.activeMutant = activeMutant.id
    context.hitLimit = hitLimit
    context.hitCount = hitLimit ? 0 : undefined
    const only = new Set(testFilter)
    const tests = []
    let unmade
    try {
      const files = new Set([...only].map((id) => id.slice(0, id.indexOf(' › '))))
      const asked = []
      for (const file of files) {
        try {
          asked.push(...testsOf([path.resolve(file)]).filter((test) => only.has(test.id)))
        } catch (error) {
          // its tables of cases could not even be made: the other files decide
          unmade = error
        }
      }
      const times = new Map(asked.map(({ id }) => [id, this.times.get(id) ?? 0]))
      for (const test of asked.sort((one, other) => times.get(one.id) - times.get(other.id))) {
        const result = await performed(test)
        tests.push(result)
        if (!this.times.has(test.id)) this.times.set(test.id, result.timeSpentMs)
        if (result.status === TestStatus.Failed && !disableBail) break
      }
    } finally {
      context.activeMutant = undefined
    }
    const noticed = tests.some(({ status }) => status === TestStatus.Failed)
    if (unmade && !noticed) return { status: 'error', errorMessage: String(unmade.stack ?? unmade) }
    const timeout = determineHitLimitReached(context.hitCount, context.hitLimit)
    return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests })
  }
}
DomainRunner.inject = ['options']

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'domain', DomainRunner)]
export const strykerValidationSchema = { properties: { domainTests: { type: 'array', items: { type: 'string' } } } }
