import { nameParts } from './item'
import { ITEMS, itemBy } from './items'

test('the menu has 54 rows in eleven categories, each code once', () => {
  expect(ITEMS).toHaveLength(54)
  expect(new Set(ITEMS.map((item) => item.code)).size).toBe(54)
  expect(new Set(ITEMS.map((item) => item.category)).size).toBe(11)
})

test('residents open 25, communities 24, and five belong to other kinds', () => {
  const openedBy = (who: string) => ITEMS.filter((item) => item.openedBy === who).length
  expect([openedBy('resident'), openedBy('community'), openedBy('staff')]).toEqual([25, 24, 5])
  expect(ITEMS.filter((item) => item.kind !== 'service').map((item) => item.code)).toEqual(['F04', 'I01', 'I02', 'I03', 'J02'])
})

test('skills are words, one enough; no skill asked is an empty list', () => {
  expect(itemBy('B08')?.skills).toEqual(['理发'])
  expect(itemBy('A03')?.skills).toEqual(['沟通', '助行常识'])
  expect(itemBy('G01')?.skills).toEqual([])
  expect(ITEMS.flatMap((item) => item.skills).filter((skill) => /[、/+;；或]|无$/.test(skill))).toEqual([])
})

test('who must be licensed asks for a word that can be held', () => {
  for (const item of ITEMS.filter((one) => one.provider === 'licensed')) expect(item.skills.length).toBeGreaterThan(0)
})

test('every row is whole: minutes, people and points make sense', () => {
  for (const item of ITEMS) {
    expect(item.minutes).toBeGreaterThanOrEqual(15)
    expect(item.minPeople).toBeLessThanOrEqual(item.people)
    expect(item.publicName).not.toMatch(/独居/)
  }
})

test('a name says what it is, and apart from that what it leaves out', () => {
  expect(nameParts('灯泡、水龙头小修（不开锁、不动电路）')).toEqual({ title: '灯泡、水龙头小修', limits: '不开锁、不动电路' })
  expect(nameParts('义务理发')).toEqual({ title: '义务理发' })
  expect(nameParts('（括号）开头')).toEqual({ title: '（括号）开头' })
})
