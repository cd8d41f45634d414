/** Before all stories: says which engines they run on. */
module.exports = async () => require('./engines.cjs').announce()
