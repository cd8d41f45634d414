import { liveYear } from '../year'
import { countOf } from '../digest'
const start = Date.parse('2026-01-03T00:17:00+08:00')
let t = 0
for (let i = 0; i < Number(process.argv[2]); i++) {
  const now = start + Math.floor(i * (9.37 * 86400000)) + i * 3.7 * 3600000
  const t0 = Date.now()
  const { world, stuck } = liveYear(now)
  t += Date.now() - t0
  const s = countOf([...world.orders.values()].map((o) => o.state))
  const a = countOf(world.journal.flatMap((e) => e.change.events.map((v) => v.action)))
  const min = Math.min(...Object.values(a))
  const bad =
    Object.keys(s).length < 10 ||
    Math.min(...Object.values(s)) < 5 ||
    Object.keys(a).length < 40 ||
    min < 3 ||
    stuck.length ||
    world.refusedTimers.length ||
    world.orders.size !== 300
  console.log(
    new Date(now + 8 * 3600000).toISOString(),
    bad ? 'BAD' : 'ok',
    s.expired,
    min,
    JSON.stringify(stuck),
    world.refusedTimers.slice(0, 3),
    bad ? JSON.stringify(s) : ''
  )
}
console.log(t)
