/**
 * Put in front of a host from outside (`node --require`): told so, the process kills itself before or after its n-th write. Nothing in the
 * product can be asked to.
 */
const { Client } = require('pg')

const query = Client.prototype.query
let fault = null
let sent = 0
process.on('message', (told) => {
  fault = told.fault ?? null
})
process.channel?.unref()

const die = () => process.kill(process.pid, 'SIGKILL')
Client.prototype.query = function (...args) {
  const here = fault && new RegExp(fault.writes, 'i').test(String(args[0])) && (sent += 1) === fault.nth ? fault.when : null
  if (here === 'before') die()
  const answer = query.apply(this, args)
  if (here === 'after') answer.then(die, die)
  return answer
}
