import { HOUR, MINUTE, DAY } from '@domain/clock/milliseconds'
import { itemBy } from '@domain/menu/items'
import type { OrderState, Target } from '@domain/order/order'
import { unfitFor } from '@domain/order/eligibility'
import { lastEnd, seatsIn, taken, windowOf } from '@domain/order/seats'
import { unitFits } from '@domain/order/effects/handing'
import { UNITS } from './places'
import { PEOPLE } from './people'
import { liaisonsOf, volunteerOf } from './town'
import type { Story, Telling } from './story'

/** What happens in one state when nothing special does. */
type Act = (story: Story, route: Target) => Telling

/** A unit that has reported here and whose members can do it, besides its liaison; null when there is none. */
const goodUnit = (story: Story): string | null => {
  const { order } = story
  const situation = { order, scene: story.world.scene(null, order.id) } as Parameters<typeof unitFits>[0]
  const open = UNITS.filter((unit) => unitFits(situation, unit.id) === null)
  const item = itemBy(story.order.itemCode ?? '')
  const able = (unitId: string) =>
    PEOPLE.filter(
      (person) =>
        person.unitId === unitId &&
        !liaisonsOf(unitId).includes(person.id) &&
        (item === undefined || unfitFor(item, item.risk, volunteerOf(person, story.now)) === null)
    )
  const best = open.filter((unit) => able(unit.id).length >= (item?.minPeople ?? 1))
  return best[0] ? story.chance.pick(best).id : null
}

const HAND: Record<Target, (story: Story) => void> = {
  unit: (story) => {
    const unitId = goodUnit(story)
    story.take(unitId ? 'refer_unit' : 'refer_pool', unitId ? { unitId } : {})
  },
  pool: (story) => void story.take('refer_pool', story.order.slots > 8 ? { ring: 'district' } : {}),
  self: (story) => void story.take('keep')
}

/** Helpers come one by one until the places are taken; whoever was asked comes first. */
function* fill(story: Story): Telling {
  while (story.order.state === 'open' && taken(story.order) < story.order.slots) {
    const [helper] = story.whoMay('accept')
    if (helper === undefined) {
      if (story.introduce()) continue
      break
    }
    story.take('accept', {}, helper)
    yield* story.awhile(story.order.slots > 8 ? 2 : 5, story.order.slots > 8 ? 20 : 60)
  }
}

/** Everybody who still comes arrives around the start; nobody is inside two homes at once. */
function* arrive(story: Story): Telling {
  const start = windowOf(story.order).startAt + (story.chance.below(14) - 4) * MINUTE
  yield Math.max(story.now, start)
  for (const helper of seatsIn(story.order, 'accepted', 'unanswered')) {
    if (story.offered(helper.personId, 'arrive')) story.take('arrive', {}, helper.personId)
    yield* story.wait(MINUTE)
  }
}

/** They work about as long as the item takes, and leave with a code of their own. */
function* leave(story: Story): Telling {
  const minutes = itemBy(story.order.itemCode ?? '')?.minutes ?? 60
  yield* story.wait(Math.round((minutes * (80 + story.chance.below(35))) / 100) * MINUTE)
  for (const helper of seatsIn(story.order, 'arrived')) {
    story.take('leave', {}, helper.personId)
    yield* story.wait(MINUTE)
  }
  // somebody of the group never came: whoever asked ends the visit
  if (story.order.state === 'serving') story.take('finish')
}

const SAID = [
  { outcome: 'solved', satisfaction: 'good', tags: ['准时到达', '干净利落'], words: '干得好，谢谢你们' },
  { outcome: 'solved', satisfaction: 'good', tags: ['有耐心', '听得懂'] },
  { outcome: 'solved', satisfaction: 'good', tags: ['说明清楚'], words: '讲得明白，我都记下来了' },
  { outcome: 'solved', satisfaction: 'fair', tags: ['来晚了'] },
  { outcome: 'partly', satisfaction: 'fair', tags: ['没做完'], words: '还差一点没弄好' },
  { outcome: 'unneeded' }
] as const

/** The resident says how it was, unless nobody in the home has a phone: then the community asks, three days later. */
function* say(story: Story): Telling {
  yield* story.awhile(30, 30 * 60)
  if (story.order.state !== 'served') return
  if (story.whoMay('rate').length > 0) return void story.take('rate', story.chance.pick(SAID))
  yield (story.order.servedAt ?? story.now) + 72 * HOUR
  yield* story.office()
  if (story.order.state === 'served') story.take('verify')
}

/** The ordinary course of things: one act for each state; final states have none. */
export const ACTS: Record<OrderState, Act> = {
  *placed(story, route) {
    yield* story.office()
    if (story.order.state === 'placed') HAND[route](story)
  },
  *referred(story) {
    yield* story.office(20, 90)
    if (story.order.state === 'referred') story.take('dispatch', story.chance.often(0.4) ? { everyone: true } : {})
  },
  *open(story) {
    yield* story.awhile(10, 90)
    yield* fill(story)
    if (story.order.state !== 'open') return
    // nobody has answered yet: the circle widens by itself, and somebody looks again now and then
    for (let looks = 0; looks < 8 && story.order.state === 'open' && story.now < windowOf(story.order).startAt - 3 * HOUR; looks += 1) {
      yield Math.min(story.now + DAY / 2, windowOf(story.order).startAt - HOUR)
      yield* fill(story)
    }
    if (story.order.state === 'open') yield Math.max(story.now + MINUTE, windowOf(story.order).startAt)
    if (story.order.state === 'open') yield lastEnd(story.order) + 8 * DAY
  },
  *accepted(story) {
    yield* arrive(story)
    if (story.order.state !== 'accepted') return
    yield windowOf(story.order).endAt + HOUR
    yield* story.office()
    if (story.order.state === 'accepted') story.take('cancel', { reason: '没有约成，和双方都说好了' }, story.whoMay('cancel').at(-1))
  },
  serving: (story) => leave(story),
  served: (story) => say(story),
  *closed() {},
  *declined() {},
  *cancelled() {},
  *expired() {}
}
