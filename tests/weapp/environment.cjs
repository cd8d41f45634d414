const { TestEnvironment } = require('jest-environment-jsdom')

/** A document to draw the mini-program in, and for the test itself (never for the app) a way to reach the host. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup()
    this.global.fetch = fetch
    // the shifted clock listens to whoever started its process; here that would be jest
    this.global.process.send = undefined
  }
}
