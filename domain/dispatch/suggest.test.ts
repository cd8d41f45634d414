import { DAY, HOUR, MINUTE } from '../clock/milliseconds'
import { itemBy } from '../menu/items'
import { suggest, type Candidate, type Wanted } from './suggest'

const now = Date.parse('2026-11-23T09:00:00+08:00')
const window = { startAt: now + DAY, endAt: now + DAY + 2 * HOUR }
const wanted: Wanted = { now, risk: 'L1', windows: [window] }
const haircut = itemBy('B08') ?? null

const member = (personId: string, facts: Partial<Candidate> & { skills?: string[] }): Candidate => ({
  personId,
  publicName: `${personId}师傅`,
  volunteer: {
    unitId: 'U1',
    communityIds: ['C1'],
    streetId: 'S1',
    realName: true,
    skills: facts.skills ?? ['理发'],
    qualifications: [],
    insured: true,
    minor: false,
    suspended: false
  },
  distanceMetres: 500,
  busy: [],
  lastInvitedAt: null,
  withdrawals: 0,
  close: false,
  barred: false,
  stranger: false,
  ...facts
})

test('of four members exactly the two who can come are suggested, each with the reason', () => {
  const suggestions = suggest(wanted, haircut, [
    member('D', { distanceMetres: 2000, lastInvitedAt: now - DAY }),
    member('C', { skills: [] }),
    member('B', { distanceMetres: 300, busy: [window] }),
    member('A', { distanceMetres: 400, lastInvitedAt: now - 40 * DAY })
  ])
  expect(suggestions.fit.map(({ personId, words }) => [personId, words])).toEqual([
    ['A', '会理发 · 相距400米 · 这个时段有空 · 40天没请过'],
    ['D', '会理发 · 相距2公里 · 这个时段有空 · 昨天刚请过']
  ])
  expect(suggestions.unfit.map(({ personId, words }) => [personId, words])).toEqual([
    ['B', '这个时段已经有约'],
    ['C', '要会理发']
  ])
})

test('half an hour is left between two orders, and one free window of two is enough', () => {
  const near = { startAt: window.endAt + 29 * MINUTE, endAt: window.endAt + 2 * HOUR }
  const far = { startAt: window.endAt + 30 * MINUTE, endAt: window.endAt + 2 * HOUR }
  const other = { startAt: window.startAt + DAY, endAt: window.endAt + DAY }
  const [busy, free] = [member('A', { busy: [near] }), member('B', { busy: [far] })]
  expect(suggest(wanted, haircut, [busy, free]).fit.map((one) => one.personId)).toEqual(['B'])
  expect(suggest({ ...wanted, windows: [window, other] }, haircut, [busy]).fit[0]?.words).toContain('2个时段里1个有空')
})

test('family, an exchanged helper and a minor at a risk are told apart, also when they are free', () => {
  const minor = member('A', {})
  const { unfit } = suggest({ ...wanted, risk: 'L2' }, haircut, [
    { ...minor, volunteer: { ...minor.volunteer, minor: true } },
    member('B', { close: true }),
    member('C', { barred: true })
  ])
  expect(unfit.map((one) => one.words)).toEqual(['未成年人不能参加这一类服务', '是点单人的家人或代办人', '这一单已经换过人'])
})

test('a short walk does not outweigh being asked every day or giving up often', () => {
  const order = (...candidates: Candidate[]) => suggest(wanted, haircut, candidates).fit.map((one) => one.personId)
  expect(order(member('near', { distanceMetres: 100, lastInvitedAt: now }), member('rested', { distanceMetres: 900 }))).toEqual([
    'rested',
    'near'
  ])
  expect(order(member('often', { distanceMetres: 100, withdrawals: 2 }), member('steady', { distanceMetres: 1500 }))).toEqual([
    'steady',
    'often'
  ])
  expect(suggest(wanted, haircut, [member('often', { withdrawals: 2 })]).fit[0]?.words).toContain('一年里退出过2次')
})

test('a telephone call needs no walk, licensed work a licence', () => {
  const call = suggest(wanted, itemBy('A02') ?? null, [member('A', { skills: ['沟通'], distanceMetres: null })])
  expect(call.fit[0]?.words).toBe('会沟通 · 这个时段有空 · 还没请过')
  const lawyer = member('L', {})
  const { fit, unfit } = suggest({ ...wanted, risk: 'L3' }, itemBy('F01') ?? null, [
    { ...lawyer, volunteer: { ...lawyer.volunteer, qualifications: ['律师'] } },
    member('M', { skills: ['律师'] })
  ])
  expect(fit[0]?.words).toContain('有资格：律师')
  expect(unfit).toEqual([{ personId: 'M', publicName: 'M师傅', words: '要有专业资格' }])
})
