const { default: Sequencer } = require('@jest/test-sequencer')

/**
 * The files that take longest, the longest first: one that began last would keep one worker waiting alone. Jest knows by itself only what it
 * has run on this machine before, and on a new one goes by the size of a file.
 */
const LONG = [
  'stories/lastseat.test.ts',
  'e2e/rooms.test.ts',
  'e2e/windows.test.ts',
  'weapp/steps.test.ts',
  'weapp/budgets.test.ts',
  'town/year.store.test.ts',
  'stories/crash.test.ts',
  'stories/lastpiece.test.ts',
  'host/process.test.ts',
  'stories/killed.server.test.ts'
]
const placeOf = ({ path }) => {
  const place = LONG.findIndex((name) => path.replaceAll('\\', '/').endsWith(name))
  return place < 0 ? LONG.length : place
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => placeOf(one) - placeOf(other))
  }
}
