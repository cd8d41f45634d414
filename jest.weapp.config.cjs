/** The two fronts as they are shipped: the compiled mini-program on a simulated phone, its templates, sizes and syntax. */
module.exports = {
  rootDir: __dirname,
  globalSetup: '<rootDir>/tests/e2e/begin.ts',
  globalTeardown: '<rootDir>/tests/e2e/end.ts',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/weapp/**/*.test.ts'],
  transform: { '\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } } }] },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  moduleNameMapper: { '^@domain/(.*)$': '<rootDir>/domain/$1', '^@contract$': '<rootDir>/types/contract.ts' },
  testTimeout: 600_000,
  testSequencer: '<rootDir>/tests/environments/longest-first.cjs',
  // a finger waits until the screen is still
  maxWorkers: 2
}
