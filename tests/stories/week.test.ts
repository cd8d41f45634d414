import { DAY } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import { afternoon, call, clock, found, refusal, step } from './doors'
import { accepted, open, served } from './steps'

beforeEach(() => found())

const week = (at = clock.now) => call('zhao', 'community.unitWeek', { unitId: 'power', at })
const visits = async (at: number) => (await call('zhao', 'community.unitDay', { unitId: 'power', at })).items

test('a liaison reads who of the unit goes where and when, and who has nothing yet', async () => {
  const tomorrow = await accepted()
  const later = await open({ windows: [afternoon(3)], again: true }, ['lin'])
  const { members, days } = await week()
  expect(days.map(({ at }) => at)).toEqual(Array.from({ length: 7 }, (_, n) => dayStart(clock.now) + n * DAY))
  expect(days.map((day) => day.visits)).toEqual([0, 1, 0, 1, 0, 0, 0])
  expect(days.map(({ busy }) => busy)).toEqual([[], ['陈师傅'], [], [], [], [], []])
  expect(members).toBeGreaterThan(1)
  expect(await visits(afternoon(1).startAt)).toMatchObject([{ id: tomorrow.id, helperNames: ['陈师傅'], gridName: tomorrow.gridName }])
  expect((await visits(afternoon(3).startAt)).map(({ id }) => id)).toEqual([later.id])
  expect(await visits(afternoon(2).startAt)).toEqual([])
})

test('neither building nor name of whom they go to is in it', async () => {
  await accepted()
  const said = JSON.stringify(await visits(afternoon(1).startAt))
  for (const word of ['building', 'surname', '李']) expect(said).not.toContain(word)
})

test('whoever steps back is free again, and what is cancelled is in no calendar', async () => {
  const order = await accepted()
  await call('chen', 'order.perform', step(order, 'withdraw', {}))
  expect((await week()).days[1]).toMatchObject({ visits: 1, busy: [] })
  await call('li', 'order.perform', step(order, 'cancel', {}))
  expect((await week()).days[1]).toMatchObject({ visits: 0, busy: [] })
})

test('a visit of today stays in today while it waits for a word', async () => {
  const order = await served()
  expect((await week()).days[0]).toMatchObject({ visits: 1, busy: ['陈师傅'] })
  expect((await visits(clock.now)).map(({ id }) => id)).toEqual([order.id])
})

test.each(['li', 'wang', 'chen'])('%s is not the liaison and reads no calendar', async (who) => {
  expect(await refusal(who, 'community.unitWeek', { unitId: 'power', at: clock.now })).toBe('NOT_ALLOWED')
  expect(await refusal(who, 'community.unitDay', { unitId: 'power', at: clock.now })).toBe('NOT_ALLOWED')
})
