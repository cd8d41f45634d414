import { personOf, type PersonRow } from './person'

const NOW = Date.parse('2026-11-23T09:00:00+08:00')
const volunteer = { unit_id: null, community_ids: [], skills: [], qualifications: [], insured_until: null, suspended_until: null }
const row = { id: 'lin', public_name: '林同学', real_name: true, street_id: null, unit_name: null, posts: [], busy: [], volunteer }

test.each<[string, PersonRow['birth_day'], boolean]>([
  ['nobody knows when they were born', null, true],
  ['they are eighteen tomorrow', '2008-11-24', true],
  ['they are eighteen today', '2008-11-23', false]
])('a volunteer of whom %s is kept from risks: %s → %s (red line 24)', (_, birth_day, minor) =>
  expect(personOf({ ...row, birth_day }, NOW, null).volunteer?.minor).toBe(minor)
)
