import { waitForWord } from '../clock/due'
import { HOUR } from '../clock/milliseconds'
import { SLA } from '../clock/sla'
import type { SlaClass } from '../menu/item'
import { OWED, OWED_IN } from './owed'
import { TRANSITIONS } from './transitions'

const CLASSES = Object.keys(SLA) as SlaClass[]

test('every class follows up in natural time, so that nobody needs a calendar to know when a word is overdue', () => {
  expect(CLASSES.filter((sla) => !['minute', 'day'].includes(SLA[sla].followUp.unit))).toEqual([])
  expect(CLASSES.map((sla) => [sla, waitForWord(sla) / HOUR])).toEqual(CLASSES.map((sla) => [sla, sla === 'S1' ? 24 : 72]))
})

test('what a list shows can be done in just the states it names', () => {
  const from = (action: string) => TRANSITIONS.find((row) => row.action === action)?.from
  expect([OWED_IN.corrections, OWED_IN.absences, OWED_IN.unrated]).toEqual([
    from('confirm_correction'),
    from('settle_absence'),
    from('verify')
  ])
  expect(Object.keys(OWED_IN)).toEqual([...OWED])
})
