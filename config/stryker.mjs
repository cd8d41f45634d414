import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

const { transform, transformIgnorePatterns, moduleNameMapper } = createRequire(import.meta.url)('../jest.config.cjs').projects[0]

/** Changes the ledger and the rules of points, one place at a time, and sees whether a test notices: `npm run test:mutation`. */
export default {
  mutate: ['domain/{ledger,points}/**/*.ts', '!**/*.test.ts'],
  testRunner: 'jest',
  coverageAnalysis: 'perTest',
  jest: {
    projectType: 'custom',
    config: {
      transform,
      transformIgnorePatterns,
      moduleNameMapper,
      testEnvironment: 'node',
      testMatch: ['<rootDir>/domain/{ledger,points}/**/*.test.ts']
    }
  },
  // what is only read while a module loads, tables above all, would cost a run of every test for each word: tests of tables are for that
  ignoreStatic: true,
  // others may use the machine meanwhile
  timeoutFactor: 4,
  concurrency: 2,
  incremental: true,
  incrementalFile: 'dist/mutation/incremental.json',
  // elsewhere, or jest would find every file of the project twice
  tempDirName: path.join(tmpdir(), 'linli-mutation'),
  reporters: ['clear-text', 'html'],
  htmlReporter: { fileName: 'dist/mutation/report.html' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  ignorePatterns: ['dist', 'docs', 'src', 'host', '.git'],
  thresholds: { high: 95, low: 90, break: 90 }
}
