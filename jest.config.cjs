/** Unit tests beside the code, and stories through the doors on one or both databases. */
const shared = {
  rootDir: __dirname,
  // builds: the tool's package is there once more
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } } }],
    // ES modules that jest cannot load as they are
    '/node_modules/(jose|@noble)/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }]
  },
  transformIgnorePatterns: ['/node_modules/(?!jose/|@noble/)'],
  moduleNameMapper: {
    '^@domain/(.*)$': '<rootDir>/domain/$1',
    '^@contract$': '<rootDir>/types/contract.ts',
    '^@/(.*)$': '<rootDir>/src/$1'
  }
}
const ROOMS = '{domain,tools,cloudfunctions,database,host,config,scripts,src,tests/lint,tests/host,tests/town,tests/simulation}'

/** Everything in tests/stories and tests named *.store.test.ts run on each database, *.server.test.ts on PostgreSQL: see tests/environments/database.cjs. */
const onDatabase = (engine) => ({
  ...shared,
  displayName: `stories on ${engine}`,
  testEnvironment: '<rootDir>/tests/environments/database.cjs',
  testEnvironmentOptions: { engine },
  testMatch: [
    '<rootDir>/tests/stories/**/*.test.ts',
    '<rootDir>/{cloudfunctions,database,tests/host,tests/town,tests/simulation}/**/*.store.test.ts',
    ...(engine === 'PostgreSQL' ? ['<rootDir>/database/**/*.server.test.ts'] : [])
  ],
  testPathIgnorePatterns: ['/node_modules/', ...(engine === 'PostgreSQL' ? [] : ['\\.server\\.test\\.ts$'])],
  globalSetup: '<rootDir>/tests/environments/begin.cjs',
  ...(engine === 'PostgreSQL' ? { globalTeardown: '<rootDir>/tests/environments/end.cjs' } : {})
})

module.exports = {
  testSequencer: '<rootDir>/tests/environments/longest-first.cjs',
  maxWorkers: 2,
  testTimeout: 120_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: [`<rootDir>/${ROOMS}/**/*.test.{ts,tsx}`],
      testPathIgnorePatterns: ['/node_modules/', '\\.(store|server)\\.test\\.ts$']
    },
    onDatabase('PGlite'),
    ...(process.env.TEST_DATABASE_URL ? [onDatabase('PostgreSQL')] : [])
  ]
}
