import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Changes the ledger and the rules of points, one place at a time, and sees whether a test notices: `npm run test:mutation`. */
export default {
  mutate: ['domain/{ledger,points}/**/*.ts', '!**/*.test.ts'],
  plugins: [fileURLToPath(new URL('mutation/runner.mjs', import.meta.url))],
  testRunner: 'domain',
  domainTests: ['domain/ledger', 'domain/points'],
  coverageAnalysis: 'perTest',
  // others may use the machine meanwhile: a place that only made them wait must not count as noticed
  timeoutMS: 60_000,
  timeoutFactor: 4,
  concurrency: 2,
  incremental: true,
  incrementalFile: 'dist/mutation/incremental.json',
  // elsewhere, or jest would find every file of the project twice
  tempDirName: path.join(tmpdir(), 'linli-mutation'),
  reporters: ['clear-text', 'progress-append-only', 'html'],
  htmlReporter: { fileName: 'dist/mutation/report.html' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  ignorePatterns: ['dist', 'docs', 'src', 'host', '.git'],
  thresholds: { high: 95, low: 90, break: 90 }
}
