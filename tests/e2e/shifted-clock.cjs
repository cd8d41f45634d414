/**
 * Moves the clock of one process or one browser window, so that a story of two days can be told in two minutes.
 * It is put in front of the program from outside (`node --require`, a browser's init script): nothing in the product
 * can be asked for another time, in demo mode or otherwise.
 */
;(() => {
  if (globalThis.shiftClock) return
  const Real = globalThis.Date
  let offset = 0
  const now = () => Real.now() + offset
  globalThis.shiftClock = (milliseconds) => (offset = milliseconds)
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, called) => Reflect.construct(target, args.length > 0 ? args : [now()], called),
    apply: (target) => new target(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key))
  })
  if (typeof process === 'object' && process.send) {
    process.on('message', ({ shift }) => process.send({ shifted: globalThis.shiftClock(shift) }))
    process.channel?.unref()
  }
})()
