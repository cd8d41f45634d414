import { MINUTE } from '../clock/milliseconds'
import { moved } from '../../tests/kitchen/kept'
import { World } from '../../tests/kitchen/world'
import { sayLecture } from './lecture'

const TEACHERS = ['chen', 'qian', 'wu']
/** The community asks for three who teach an hour and a half of painting; Ma shows the code, and the three say yes. */
const coming = (): World => {
  const world = new World()
  world.do('wang', 'place', {
    beneficiaryId: null,
    itemCode: 'E01',
    windows: [world.window()],
    where: { publicPlace: '活动室', gridId: 'g1' },
    witness: { kind: 'person', personId: 'grid' }
  })
  world.do('he', 'refer_unit', { unitId: 'u1', slots: 3 }).do('zhao', 'dispatch', { inviteeIds: TEACHERS })
  for (const who of TEACHERS) world.do(who, 'accept', {})
  return world.until(world.window().startAt)
}
/** …two of them are there, for this or for another item. */
const begun = (itemCode = 'E01'): World => {
  const world = coming().do('chen', 'arrive', { code: 'good' }).do('qian', 'arrive', { code: 'good' })
  Object.assign(world.order!, { itemCode })
  return world
}
const over = (world: World): World => {
  world.wait(60 * MINUTE)
  for (const who of ['chen', 'qian']) world.do(who, 'leave', { code: 'good' })
  return world.do('wang', 'finish', {})
}
const closed = (world: World): World =>
  over(world)
    .wait(3 * 24 * 60 * MINUTE)
    .do('he', 'verify', { how: 'call', words: '问过了' })

const says = (world: World, who: string, whom: string, attendees: number) => {
  const change = sayLecture(world.order!, { seatId: world.seat(whom)?.id ?? '', attendees }, world.scene(who))
  if (change) world.order = change.order
  return change
}
const refused = (world: World, who: string, whom = 'chen') => {
  try {
    return says(world, who, whom, 6) && null
  } catch (error) {
    return (error as { code: string }).code
  }
}
const said = ({ order }: World) =>
  order?.seats.flatMap(({ personId, lecture }) => (lecture ? [[personId, lecture.attendees, lecture.by]] : []))

describe('R19: who was there says who taught and how many came', () => {
  test.each(['grid', 'wang', 'he'])('%s may: who showed the code, who opened it, who deals with it', (who) => {
    const world = begun()
    const { version } = world.order!
    expect(says(world, who, 'chen', 6)).toMatchObject({ events: [], value: [], notices: [], order: { version: version + 1 } })
    expect(world.seat('chen')?.lecture).toEqual({ attendees: 6, by: who, at: world.now })
  })

  test('said once more it replaces what was said, as long as it is not closed', () => {
    const world = begun()
    says(world, 'grid', 'chen', 6)
    expect(says(world, 'grid', 'chen', 6)).toBeNull()
    says(world, 'wang', 'chen', 6)
    expect(said(world)).toEqual([['chen', 6, 'wang']])
    over(world)
    says(world, 'he', 'qian', 4)
    expect(said(world)).toEqual([['qian', 4, 'he']])
    says(world, 'he', 'qian', 0)
    expect(said(world)).toEqual([['qian', 0, 'he']])
  })

  test.each<[string, string, string, () => World, string]>([
    ['who came', 'qian', 'chen', begun, 'NOT_ALLOWED'],
    ['who taught, of themselves', 'chen', 'chen', begun, 'NOT_ALLOWED'],
    ['the liaison', 'zhao', 'chen', begun, 'NOT_ALLOWED'],
    ['a passer-by', 'guest', 'chen', begun, 'NOT_FOUND'],
    [
      'staff who said yes to it once (guard b)',
      'he',
      'chen',
      () => {
        const world = begun()
        world.order!.seats.push({ ...world.seat('wu')!, id: '1-9', personId: 'he', state: 'withdrawn' })
        return world
      },
      'NOT_ALLOWED'
    ],
    ['who showed the code, of one who has not come', 'grid', 'wu', begun, 'LECTURER_CAME'],
    ['who showed the code, of nobody', 'grid', 'guest', begun, 'LECTURER_CAME'],
    ['before anybody has come', 'grid', 'chen', coming, 'WRONG_STATE'],
    ['once it is closed', 'wang', 'chen', () => closed(begun()), 'WRONG_STATE'],
    ['of a show', 'grid', 'chen', () => begun('E02'), 'NO_CLASS'],
    ['of a tournament', 'grid', 'chen', () => begun('E04'), 'NO_CLASS']
  ])('not %s', (_, who, whom, make, code) => {
    const world = make()
    const before = structuredClone(world.order)
    expect(refused(world, who, whom)).toBe(code)
    expect(world.order).toEqual(before)
  })

  test('E03 is a class too', () => expect(refused(begun('E03'), 'grid')).toBeNull())
})

describe('who reads of it', () => {
  const asked = (world: World, who: string) => world.sees(who).lecture
  const taught = (world: World, who: string) =>
    world.sees(who).seats.flatMap(({ name, taught: many }) => (many === undefined ? [] : [[name, many]]))
  const seats = (world: World) => ['chen', 'qian'].map((who) => ({ seatId: world.seat(who)?.id, name: `${who}师傅` }))

  test('who may say it reads who came and what was said, from the first arrival until it is closed', () => {
    expect(asked(coming(), 'grid')).toBeUndefined()
    const world = begun()
    for (const who of ['grid', 'wang', 'he']) expect([who, asked(world, who)]).toEqual([who, { seats: seats(world) }])
    says(world, 'grid', 'qian', 6)
    for (const who of ['grid', 'wang']) expect(asked(world, who)?.said).toEqual({ seatId: world.seat('qian')?.id, attendees: 6 })
    for (const who of ['chen', 'qian', 'zhao']) expect([who, asked(world, who)]).toEqual([who, undefined])
    expect(asked(closed(world), 'wang')).toBeUndefined()
    expect(asked(begun('E02'), 'grid')).toBeUndefined()
  })

  test('everybody inside reads who taught', () => {
    const world = begun()
    says(world, 'grid', 'chen', 6)
    for (const who of ['chen', 'qian', 'wang', 'he', 'zhao']) expect([who, taught(world, who)]).toEqual([who, [['chen师傅', 6]]])
    expect(taught(world, 'grid')).toEqual([])
  })
})

test.each<[string, number, boolean, number, string | undefined]>([
  ['five came', 5, false, 12, '技能课堂主讲 ×1.2（人数由现场人清点，没有逐一扫码）'],
  ['four came', 4, false, 10, undefined],
  ['five came, and who taught led as well: the higher one', 5, true, 14, '现场负责人 ×1.4']
])('an hour of teaching: %s', (_, attendees, leads, points, why) => {
  const world = coming()
  if (leads) world.do('chen', 'lead', { on: true })
  world.do('chen', 'arrive', { code: 'good' }).do('qian', 'arrive', { code: 'good' })
  says(world, 'grid', 'chen', attendees)
  const { transfers, lines } = moved(closed(world))
  const of = (who: string) => transfers.find(({ id }) => id.includes(`award/${who}/R01`)) as { lines: { amount: number }[] } | undefined
  expect([of('chen')?.lines[0]?.amount, of('qian')?.lines[0]?.amount]).toEqual([points, 10])
  const words = lines.find(({ transferId }) => transferId.includes('award/chen/R01'))?.why
  expect(words?.filter((one) => one.includes('×'))).toEqual(why ? [why] : [])
})
