/** Five people, five windows, the real host: everything is built first (`npm start` does it when sources changed). */
module.exports = {
  rootDir: __dirname,
  globalSetup: '<rootDir>/tests/e2e/begin.ts',
  globalTeardown: '<rootDir>/tests/e2e/end.ts',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
  transform: { '\\.tsx?$': '@swc/jest' },
  moduleNameMapper: { '^@domain/(.*)$': '<rootDir>/domain/$1', '^@contract$': '<rootDir>/types/contract.ts' },
  testTimeout: 600_000,
  testSequencer: '<rootDir>/tests/environments/longest-first.cjs',
  // a window waits more than it works
  maxWorkers: 2
}
