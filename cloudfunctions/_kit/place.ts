import type { Input, Performed } from '@contract'
import { refuse } from '@domain/errors'
import type { Window } from '@domain/order/order'
import { performStep } from '@domain/order/perform'
import type { Step } from '@domain/order/step'
import { valueOf } from '@domain/value/plan'
import { untilDecided } from './again'
import type { Call } from './call'
import { addressOf } from './decide'
import { ownPhotos, withLinks } from './photos'
import { ordersADay, withinQuota } from './quota'
import { idOf, inputHash, intentOf, seenBefore } from './request'
import { sceneAfter, sceneOf } from './scene'
import { show } from './show'
import type { Loaded } from './store/shapes'
import { written } from './write'

const ACTION = 'order.place'
type Placed = Input<'order.place'>
type PlaceStep = Extract<Step, { action: 'place' }>

/** One date of what is asked for: most requests have one, a series several. */
interface Date {
  index: number
  windows: Window[]
  request: { action: string; requestId: string; inputHash: string }
}

const datesOf = (input: Placed, requestId: string): Date[] =>
  (input.dates ?? [input.windows]).map((windows, index) => ({
    index,
    windows,
    // every date is a checked write of its own; the first keeps the plain id
    request: { action: ACTION, requestId: index === 0 ? requestId : `${requestId}.${index}`, inputHash: inputHash(input) }
  }))

/** The step of one date. "已经点过一单" is asked once: the later dates of a series are meant to be alike. */
const stepOn = ({ dates, ...input }: Placed, { windows, index }: Date, seriesId: string | null): PlaceStep => ({
  action: 'place',
  input: { ...input, windows, ...(seriesId ? { seriesId } : {}), ...(dates && index > 0 ? { again: true } : {}) }
})

/** What one date becomes, decided but not written. */
const decide = (call: Call, input: Placed, date: Date, loaded: Loaded) => {
  const intent = intentOf(loaded.account, ACTION, call.requestId)
  const seriesId = input.dates && input.dates.length > 1 ? idOf('S', ...intent) : null
  const step = stepOn(input, date, seriesId)
  const scene = sceneOf(loaded.scene)
  const change = performStep(null, step, scene, { newId: idOf('O', ...intent, date.index) })
  return { step, scene, change, value: valueOf(null, change, scene, loaded.value) }
}

const write = async (call: Call, input: Placed, date: Date, loaded: Loaded): Promise<Performed | null> => {
  const seen = seenBefore(loaded.request, date.request.inputHash)
  if (seen) return again(call, seen.orderId, seen.version)
  const { step, scene, change, value } = decide(call, input, date, loaded)
  const counted = { request: date.request, maxToday: ordersADay(scene) }
  const version = await written(call.store, { loaded, change, now: call.now, value, ...counted, ...addressOf(step) })
  if (version === null) return null
  const { order, events, secrets } = change
  return {
    orderId: order.id,
    version,
    view: show(call.store, { order, scene: sceneAfter(scene, change, value), events, sealed: [], secrets })
  }
}

/** The outcome of an earlier, identical request, with the view as it is now. */
const again = async (call: Call, orderId: string, version: number): Promise<Performed> => {
  const loaded = await call.store.load({ orderId, now: call.now })
  const view = loaded.order && show(call.store, { ...loaded, order: loaded.order, scene: sceneOf(loaded.scene) })
  return { orderId, version, view }
}

/**
 * Row 1, for one date or a whole series. Every date is decided before the first is written, so a refusal has written nothing;
 * each is its own checked write, so a call that broke off goes on where it stopped when it is sent again.
 */
export const placeFor = async (call: Call, input: Placed): Promise<{ orders: Performed[] }> => {
  ownPhotos(call, input.photos)
  const dates = datesOf(input, call.requestId)
  const read = (date: Date) => call.store.load({ orderId: null, now: call.now, step: stepOn(input, date, null), request: date.request })
  const [first = refuse('WINDOW_NEEDED')] = dates
  const loaded = await read(first)
  if (!seenBefore(loaded.request, first.request.inputHash)) {
    withinQuota(sceneOf(loaded.scene), loaded.placedToday, dates.length)
    for (const date of dates) decide(call, input, date, loaded)
  }
  const orders: Performed[] = []
  for (const date of dates) {
    // a fresh request is decided on what was read once; a repeated one looks at every date, for some may be missing
    let latest = loaded.request && date !== first ? await read(date) : loaded
    const performed = await untilDecided(async () => {
      const written = await write(call, input, date, latest)
      if (written === null) latest = await read(date)
      return written
    })
    orders.push({ ...performed, view: await withLinks(call, performed.view) })
  }
  return { orders }
}
