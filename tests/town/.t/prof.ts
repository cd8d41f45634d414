import { liveYear } from '/work/main/tests/town/year'
const t = Date.now()
const y = liveYear(Date.parse('2026-11-23T10:30:00+08:00'))
console.log(Date.now() - t, y.world.journal.length, y.stuck)
