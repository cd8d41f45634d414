import { dueAt } from '@domain/clock/due'
import { dayStart } from '@domain/clock/shanghai'
import { DAY, HOUR } from '@domain/clock/milliseconds'
import { ITEMS, itemBy } from '@domain/menu/items'
import type { Window } from '@domain/order/order'
import type { StepInputs } from '@domain/order/step'
import { workingCalendar } from '../../cloudfunctions/_kit/calendar'
import type { Chance } from './chance'
import { PEOPLE } from './people'
import { COMMUNITIES, GRIDS } from './places'
import { agentsOf, communityOf, homeOf, resident } from './town'

/** Who asks, for whom, and with which words: everything row 1 needs. */
export interface Asking {
  who: string
  input: StepInputs['place']
}

/** How an order comes to be asked for. */
export type Way = 'self' | 'agent' | 'slip' | 'activity'

const WITH_APP = ['li', 'wu', 'zheng', 'wei', 'feng', 'han', 'tang', 'bai', 'cao']
const WITH_AGENT = ['li', 'xu', 'zheng']
const WITHOUT_PHONE = ['yang', 'zhu', 'qin']

const HOME_ITEMS = ITEMS.filter((item) => item.kind === 'service' && item.openedBy === 'resident' && item.sla !== 'S1').map(
  (item) => item.code
)
const ACTIVITIES = ITEMS.filter(
  (item) => item.kind === 'service' && item.openedBy === 'community' && item.venue === 'public' && item.sla !== 'S1'
).map((item) => item.code)
/** A slip has one code for each end: enough for one helper. */
const FOR_ONE = HOME_ITEMS.filter((code) => itemBy(code)?.people === 1)
const ITEMS_FOR: Record<Way, readonly string[]> = { self: HOME_ITEMS, agent: HOME_ITEMS, slip: FOR_ONE, activity: ACTIVITIES }
export const itemsFor = (way: Way): readonly string[] => ITEMS_FOR[way]

const WORDS = [
  '',
  '',
  '',
  '请按门铃久一点，我走得慢',
  '家里有只小狗，不咬人',
  '下午在家，上午要去医院',
  '耳朵不好，请大声些',
  '东西不多，麻烦了'
]

/** A window on a coming day, at an hour when people are at home. */
export const windowIn = (now: number, days: number, hour: number, hours = 2): Window => {
  const startAt = dayStart(now) + days * DAY + hour * HOUR
  return { startAt, endAt: startAt + hours * HOUR }
}

/** Days that begin after the offices have had their two working days, so that a long holiday overtakes nobody. */
const windowsFor = (way: Way, now: number, chance: Chance): Window[] => {
  const handled = dueAt({ amount: 2, unit: 'workingDay' }, now, workingCalendar)
  const first = way === 'activity' ? 6 + chance.below(6) : 1 + chance.below(2)
  const many = way === 'activity' || chance.often(0.6) ? 1 : 2
  const hours = way === 'activity' ? 3 : 2
  return Array.from({ length: many }, (_, index) => windowIn(handled, first + index, chance.pick([9, 10, 14, 15, 16]), hours))
}

const workerOf = (communityId: string, role: 'grid_worker' | 'community_worker') =>
  PEOPLE.find((person) => person.posts.some((post) => post.orgId === communityId && post.role === role))?.id ?? ''

/** A public place in the community, or the home of whom it is for. */
const whereFor = (itemCode: string | null, communityId: string, beneficiaryId: string | null): StepInputs['place']['where'] => {
  const venue = itemBy(itemCode ?? '')?.venue ?? 'home'
  if (venue !== 'public' && beneficiaryId !== null) return { addressId: homeOf(resident(beneficiaryId)).addressId }
  const community = COMMUNITIES.find((one) => one.id === communityId)
  return { publicPlace: community?.room ?? '', gridId: GRIDS.find((grid) => grid.communityId === communityId)?.id ?? '' }
}

type Who = Pick<StepInputs['place'], 'beneficiaryId' | 'witness'> & { who: string; communityId: string; why?: string }
const WHO: Record<Way, (chance: Chance, forWhom?: string) => Who> = {
  self: (chance, forWhom = chance.pick(WITH_APP)) => ({
    who: forWhom,
    beneficiaryId: forWhom,
    communityId: communityOf(resident(forWhom)),
    witness: { kind: 'beneficiary' }
  }),
  agent: (chance, forWhom = chance.pick(WITH_AGENT)) => {
    const who = agentsOf(forWhom)[0] ?? ''
    return {
      who,
      beneficiaryId: forWhom,
      communityId: communityOf(resident(forWhom)),
      witness: resident(forWhom).app ? { kind: 'beneficiary' } : { kind: 'person', personId: who }
    }
  },
  slip: (chance, forWhom = chance.pick(WITHOUT_PHONE)) => {
    const communityId = communityOf(resident(forWhom))
    return {
      who: workerOf(communityId, 'grid_worker'),
      beneficiaryId: forWhom,
      communityId,
      witness: { kind: 'slip' },
      why: '老人没有手机，入户走访时当面说的'
    }
  },
  activity: (chance, communityId = chance.pick(COMMUNITIES).id) => {
    const who = workerOf(communityId, 'community_worker')
    return { who, beneficiaryId: null, communityId, witness: { kind: 'person', personId: who } }
  }
}

/** One sensible request at this moment. What is given (`more`) wins over chance. */
export const askingFor = (
  way: Way,
  itemCode: string | null,
  now: number,
  chance: Chance,
  more: Partial<StepInputs['place']> = {},
  forWhom?: string
): Asking => {
  const { who, beneficiaryId, communityId, witness, why } = WHO[way](chance, forWhom)
  const words = itemCode === null ? '阳台的晾衣杆掉了，够不着，想请人帮忙挂一下' : chance.pick(WORDS)
  return {
    who,
    input: {
      beneficiaryId,
      itemCode,
      windows: windowsFor(way, now, chance),
      where: whereFor(itemCode, communityId, beneficiaryId),
      witness,
      again: true,
      ...(words ? { words } : {}),
      ...(why ? { why } : {}),
      ...more
    }
  }
}
