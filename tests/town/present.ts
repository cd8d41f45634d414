import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import type { OrderState, Target, Window } from '@domain/order/order'
import { askingFor, windowIn, type Way } from './asking'
import { chanceOf } from './chance'
import type { Beginning } from './play'
import { Story, type Telling } from './story'
import type { World } from './world'

/** An order that is under way when the demo opens: in which state it is found, for whom, and who has a hand in it. */
interface Present {
  state: Extract<OrderState, 'placed' | 'referred' | 'open' | 'accepted' | 'serving' | 'served'>
  way: Way
  forWhom: string
  item: string | null
  route: Extract<Target, 'unit' | 'pool'>
  unitId?: string
  helper?: string
  invitees?: string[]
  words?: string
  /** today, and they said that it must be */
  sameDay?: true
  /** so many days from now, in the afternoon, instead of when visits of its state are */
  inDays?: number
}

/** The first of each state is for somebody whose screen a visitor opens first: Wang, Zhao, Chen, Li. */
const PRESENT: readonly Present[] = [
  { state: 'placed', way: 'self', forWhom: 'wu', item: 'B08', route: 'unit', words: '头发长了，腿脚不便，想请师傅上门' },
  { state: 'placed', way: 'self', forWhom: 'bai', item: null, route: 'pool', sameDay: true, words: '晾衣杆掉下来挡住了门，我搬不动' },
  { state: 'placed', way: 'agent', forWhom: 'xu', item: 'A01', route: 'pool' },
  { state: 'placed', way: 'slip', forWhom: 'yang', item: 'C01', route: 'unit' },
  { state: 'placed', way: 'self', forWhom: 'zheng', item: 'J01', route: 'pool' },
  { state: 'placed', way: 'self', forWhom: 'feng', item: 'B07', route: 'unit' },
  { state: 'referred', way: 'agent', forWhom: 'li', item: 'B02', route: 'unit', unitId: 'power', words: '厨房的灯一闪一闪' },
  { state: 'referred', way: 'self', forWhom: 'wu', item: 'A04', route: 'unit', unitId: 'tax' },
  { state: 'referred', way: 'slip', forWhom: 'yang', item: 'C05', route: 'unit', unitId: 'hospital' },
  { state: 'referred', way: 'self', forWhom: 'wei', item: 'B08', route: 'unit', unitId: 'power' },
  { state: 'referred', way: 'self', forWhom: 'cao', item: 'D04', route: 'unit', unitId: 'school' },
  { state: 'open', way: 'self', forWhom: 'bai', item: 'B08', route: 'unit', unitId: 'power', invitees: ['chen', 'lin'] },
  { state: 'open', way: 'self', forWhom: 'tang', item: 'B03', route: 'pool' },
  { state: 'open', way: 'self', forWhom: 'wu', item: 'C02', route: 'unit', unitId: 'power', invitees: ['lin'] },
  { state: 'open', way: 'activity', forWhom: 'huaishu', item: 'J03', route: 'pool' },
  { state: 'open', way: 'slip', forWhom: 'qin', item: 'A01', route: 'pool' },
  { state: 'open', way: 'self', forWhom: 'li', item: 'I04', route: 'pool' },
  { state: 'accepted', way: 'self', forWhom: 'wu', item: 'B01', route: 'unit', unitId: 'power', helper: 'chen' },
  { state: 'accepted', way: 'self', forWhom: 'wei', item: 'C02', route: 'unit', unitId: 'hospital', helper: 'meng' },
  { state: 'accepted', way: 'slip', forWhom: 'zhu', item: 'A04', route: 'unit', unitId: 'school', helper: 'wan' },
  { state: 'accepted', way: 'self', forWhom: 'han', item: 'J01', route: 'pool', helper: 'zou' },
  { state: 'accepted', way: 'agent', forWhom: 'xu', item: 'A03', route: 'pool', helper: 'zhang' },
  { state: 'serving', way: 'self', forWhom: 'han', item: 'B04', route: 'pool', helper: 'peng' },
  { state: 'serving', way: 'self', forWhom: 'zheng', item: 'B01', route: 'unit', unitId: 'power', helper: 'zhong' },
  { state: 'serving', way: 'agent', forWhom: 'xu', item: 'A01', route: 'pool', helper: 'sun' },
  { state: 'serving', way: 'self', forWhom: 'feng', item: 'A05', route: 'pool', helper: 'xiong' },
  { state: 'serving', way: 'slip', forWhom: 'qin', item: 'B04', route: 'pool', helper: 'luo' },
  { state: 'served', way: 'self', forWhom: 'li', item: 'B08', route: 'unit', unitId: 'power', helper: 'lin' },
  { state: 'served', way: 'self', forWhom: 'wu', item: 'B06', route: 'pool', helper: 'ding' },
  { state: 'served', way: 'self', forWhom: 'wei', item: 'A04', route: 'pool', helper: 'tang' },
  { state: 'served', way: 'slip', forWhom: 'zhu', item: 'B04', route: 'pool', helper: 'zhouKai' },
  { state: 'served', way: 'self', forWhom: 'cao', item: 'F01', route: 'unit', unitId: 'justice', helper: 'liang' }
]

/** What communities organise in the days to come, for everybody to go to. */
const COMING: readonly Present[] = [
  { state: 'accepted', way: 'activity', forWhom: 'huaishu', item: 'E01', route: 'pool', helper: 'lei', inDays: 2 },
  { state: 'accepted', way: 'activity', forWhom: 'huaishu', item: 'E03', route: 'pool', helper: 'lei', inDays: 5 },
  { state: 'accepted', way: 'activity', forWhom: 'linhe', item: 'F02', route: 'pool', helper: 'zou', inDays: 3 }
]

/** Hours at which visits begin, so that at any hour one has begun and one is to come. */
const STARTS = [9, 10.5, 14, 15.5, 19.5]
const starts = (now: number, days: number[]) => days.flatMap((day) => STARTS.map((hour) => dayStart(now) + day * DAY + hour * HOUR))
const visit = (startAt: number): Window => ({ startAt, endAt: startAt + 2 * HOUR })
/** The visit that began last, and the next one that begins far enough away to be looked forward to. */
const begun = (now: number): Window => visit(Math.max(...starts(now, [-1, 0]).filter((at) => at + 10 * MINUTE < now)))
const coming = (now: number): Window => visit(Math.min(...starts(now, [0, 1]).filter((at) => at > now + 90 * MINUTE)))

const WINDOWS: Record<Present['state'], (now: number) => Window[]> = {
  placed: (now) => [windowIn(now, 3, 9), windowIn(now, 4, 14)],
  referred: (now) => [windowIn(now, 4, 10)],
  open: (now) => [windowIn(now, 5, 14)],
  accepted: (now) => [coming(now)],
  serving: (now) => [begun(now)],
  served: (now) => [{ startAt: begun(now).startAt - DAY, endAt: begun(now).startAt - DAY + 2 * HOUR }]
}

/** Asked for, handed on, taken and begun, as far as its state says; everything in good time before the demo opens. */
function* tellPresent(story: Story, present: Present, now: number): Telling {
  const { state, way, forWhom, item, route, unitId, helper, invitees, words, sameDay, inDays } = present
  const windows = inDays ? [windowIn(now, inDays, 14)] : sameDay ? [coming(now)] : WINDOWS[state](now)
  const [window] = windows
  const said = { windows, ...(words ? { words } : {}), ...(sameDay ? { sameDay } : {}) }
  const asking = askingFor(way, item, story.now, story.chance, said, forWhom)
  story.place(asking.who, asking.input)
  if (state === 'placed') return
  yield* story.wait(40 * MINUTE)
  if (story.order.state === 'placed') story.take(route === 'unit' ? 'refer_unit' : 'refer_pool', route === 'unit' ? { unitId } : {})
  if (state === 'referred') return
  yield* story.wait(30 * MINUTE)
  if (story.order.state === 'referred')
    story.take('dispatch', { inviteeIds: invitees ?? (helper ? [helper] : []), everyone: invitees === undefined })
  if (state === 'open' || !helper || !window) return
  yield* story.wait(20 * MINUTE)
  story.introduce(helper)
  story.take('accept', {}, helper)
  if (story.order.state === 'open') story.take('proceed')
  if (state === 'accepted') return
  yield window.startAt + story.chance.below(8) * MINUTE
  story.take('arrive', {}, helper)
  if (state === 'serving') return
  yield* story.wait((35 + story.chance.below(30)) * MINUTE)
  story.take('leave', {}, helper)
}

/** How long before `now` an order of each state was asked for. */
const ASKED: Record<Present['state'], number> = {
  placed: 70 * MINUTE,
  referred: 5 * HOUR,
  open: 6 * HOUR,
  accepted: 26 * HOUR,
  serving: 30 * HOUR,
  served: 54 * HOUR
}

/** Orders that were asked for a while before the demo opens, each a few minutes after the other. */
const under =
  (kind: string, all: readonly Present[]) =>
  (world: World, now: number, seed: string): Beginning[] =>
    all.map((present, index) => {
      const name = `${kind} ${index} ${present.state}`
      return {
        at: now - ASKED[present.state] + index * MINUTE,
        name,
        tell: () => tellPresent(new Story(world, chanceOf(`${seed} ${name}`)), present, now)
      }
    })

/** The orders that are under way when the demo opens. */
export const presentOrders = under('present', PRESENT)
/** What a neighbour can go to. They are told apart from the year's own orders: another one there would make another year. */
export const comingActivities = under('coming', COMING)
