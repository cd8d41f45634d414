import { isDeepStrictEqual } from 'node:util'
import { DAY } from '@domain/clock/milliseconds'
import { monthWindow, quarterStart } from '@domain/clock/month'
import { asSystem, performStep } from '@domain/order/perform'
import type { Step } from '@domain/order/step'
import { periodOf } from '@domain/points/period'
import { injectionOf } from '@domain/value/pool'
import { valueOf } from '@domain/value/plan'
import { addressOf } from '../../cloudfunctions/_kit/decide'
import { codesFrom, slipCodes } from '../../cloudfunctions/_kit/onsite'
import { shownOnSite } from '../../cloudfunctions/_kit/proof'
import { remarkFor } from '../../cloudfunctions/_kit/remark'
import { sceneOf } from '../../cloudfunctions/_kit/scene'
import { untilDecided } from '../../cloudfunctions/_kit/again'
import type { Write } from '../../cloudfunctions/_kit/store/shapes'
import type { Store } from '../../cloudfunctions/_kit/store/store'
import { allotMonth } from '../../cloudfunctions/jobs/allotments'
import { publishCheckpoints } from '../../cloudfunctions/jobs/checkpoints'
import { callerOf, callOf, type Archive } from './archive'
import { governMonth, governNow } from './governed'
import { tellWaiting } from '../../cloudfunctions/jobs/outbox'
import { remindOfVisits } from '../../cloudfunctions/jobs/reminders'
import { openSigners, primitives } from '../../cloudfunctions/_kit/signing'
import { MOST_PHONES } from '../../cloudfunctions/_kit/store/commit'
import { fingerprintOf } from '@domain/verify/primitives'
import { phoneKeyFrom } from '../kitchen/phone-key'
import { TENANT } from './places'
import type { Entry, Said, World } from './world'

const BATCH = 500
/** More lines than a year of this town tells. */
const ALL = 100_000

const roundOf = ({ keys }: Archive, { change }: Entry) => ({ keys, tenantId: TENANT.id, order: change.order })

const phoneOf = ({ keys }: Archive, personId: string) => phoneKeyFrom(keys.derive(`the phone of ${personId}`))

/** The phone of whoever shows the code, made known as it would have been; null for somebody without the app: digits are read aloud. */
const phoneThatShows = async (archive: Archive, personId: string | null, now: number) => {
  if (personId === null || !(await archive.stores.accountOf(callerOf(personId)))) return null
  const phone = phoneOf(archive, personId)
  const publicKey = Buffer.from(phone.publicKey, 'hex')
  const id = fingerprintOf(primitives.hash, publicKey)
  const made = await archive.stores
    .forCaller(callerOf(personId))
    .devices.register({ id, alg: 'ed25519', publicKey, now, most: MOST_PHONES })
  return made ? phone : null
}

/** The step with the code that was really to be seen, signed by the phones there: on the elder's at that moment, or on the slip. */
const withCode = async (archive: Archive, entry: Entry): Promise<Step> => {
  const { step, change, at, actorId } = entry
  if (step.action !== 'arrive' && step.action !== 'leave') return step
  const { order } = change
  const paper = slipCodes(roundOf(archive, entry), 'town')
  const [shown] = codesFrom(roundOf(archive, entry), at)
  const printed = order.witness.kind === 'slip'
  const digits = printed ? (step.action === 'arrive' ? paper.arriveCode : paper.leaveCode) : (shown?.code ?? '')
  const phone = printed
    ? null
    : await phoneThatShows(archive, order.witness.kind === 'person' ? order.witness.personId : order.beneficiaryId, at)
  const signed = phoneOf(archive, actorId ?? '').came(order, step.action, digits, at)
  return { ...step, input: { ...step.input, code: phone && shown ? phone.shows(order, shown) : digits, signed } }
}

/** The slip lies printed at the elder's home before anybody arrives with it. */
export const printSlip = async (archive: Archive, entry: Entry): Promise<void> => {
  const { order } = entry.change
  if (entry.step.action !== 'arrive' || order.witness.kind !== 'slip' || order.placerId === null) return
  const codes = slipCodes(roundOf(archive, entry), 'town')
  const request = { action: 'order.slip', requestId: `town.${order.id}.${order.round}`, inputHash: '' }
  await archive.stores
    .forCaller(callerOf(order.placerId))
    .printSlip({ orderId: order.id, round: order.round, ...codes, request, now: entry.at })
}

/** One step, decided again on what the database knows, and written by the commit that the doors use. Answers what it moved. */
export const write = async (
  archive: Archive,
  entry: Entry,
  request?: Write['request']
): Promise<Write & { store: Pick<Store, 'commit'> }> => {
  const { actorId, at, timer, change: lived } = entry
  const { stores, keys } = archive
  const store = actorId === null ? stores.forSystem(TENANT.id) : stores.forCaller(callerOf(actorId))
  const step = await withCode(archive, entry)
  const isNew = step.action === 'place'
  const loaded = await store.load({ orderId: isNew ? null : lived.order.id, now: at, step })
  const scene = sceneOf(loaded.scene)
  const slipHash = stores.forCaller(callerOf(actorId ?? '')).slipHash
  const shown = loaded.order ? shownOnSite(step, loaded.order, scene, loaded, slipHash, keys) : { proof: null, write: {} }
  const decided = actorId === null ? asSystem(scene) : { ...scene, proof: shown.proof }
  const change = performStep(loaded.order, step, decided, { newId: lived.order.id, ...(timer ? { timer } : {}) })
  if (!isDeepStrictEqual(change.order, lived.order))
    throw new Error(`${step.action} of ${lived.order.id} became something else in the database`)
  const value = valueOf(loaded.order, change, decided, loaded.value)
  const asked = { loaded, change, value, now: at, ...addressOf(step), ...shown.write, ...(request ? { request } : {}) }
  const outcome = await untilDecided(async () => {
    const told = await store.commit(asked)
    // one shard of the pool was short, and has been filled
    return told.kind === 'stale' ? null : told
  })
  if (outcome.kind !== 'done') throw new Error(`${step.action} of ${lived.order.id} was not written: ${outcome.kind}`)
  return { ...asked, store }
}

/** A night's digest of the books, signed by the district's own key. */
const publish = ({ stores, keys }: Archive, now: number): Promise<number> =>
  publishCheckpoints({ stores, signerOf: openSigners(process.env.LINLI_CHECKPOINT_KEY, keys), now })

/** The district puts a thousand hours into the public pool, by two people. */
const fillPool = async ({ stores }: Archive, at: number): Promise<void> => {
  const [first, second] = ['shen', 'lu'].map((id) => stores.forCaller(callerOf(id)).publicPool)
  const since = quarterStart(at)
  await first?.propose({ id: 'town', minutes: 60_000, now: at })
  const facts = await second?.pool(since, periodOf('month', at))
  const proposed = facts?.injections[0]
  if (!facts || !proposed) throw new Error('nobody of the district is there')
  const { id: injectionId, minutes, proposedBy } = proposed
  const { personId: confirmedBy, quarterCeiling, injected: injectedThisQuarter, owner } = facts
  const change = injectionOf({ injectionId, minutes, proposedBy, confirmedBy, quarterCeiling, injectedThisQuarter }, owner, at)
  await second?.confirm(facts, injectionId, since, change, at)
  // and a hundred hours of it stay, whatever comes
  await first?.proposeFloor({ id: 'town-floor', minutes: 6_000, now: at })
  await second?.signFloor(facts, 'town-floor', at)
}

/** What lives beside the orders, up to a moment (epoch ms). */
export interface Livable {
  livesUntil: (at: number) => Promise<void>
}

/** What waits for a second signature when the demo opens: more minutes for the pool. */
const leaveUnsigned = ({ stores }: Archive, at: number): Promise<boolean> =>
  stores.forCaller(callerOf('shen')).publicPool.propose({ id: 'town-more', minutes: 30_000, now: at })

/**
 * Writes a lived year into a founded database, step by step in the order in which it happened: loaded, decided and committed
 * as the doors do it, with real codes; and between them what happens at the shop. Throws when the database would have decided anything differently.
 */
export const replay = async (archive: Archive, world: World, shop?: Livable): Promise<void> => {
  const said = [...world.said]
  const catchUpOn = async (steps: number) => {
    while (said[0] && said[0].after <= steps) await remark(archive, said.shift() as Said)
  }
  let month = ''
  let nth = -1
  for (const [index, entry] of world.journal.entries()) {
    const next = periodOf('month', entry.at)
    if (month === '') await fillPool(archive, entry.at)
    if (next !== month) {
      // before the first minutes of a new month move, the night's digest says how the old one ended
      if (month !== '') await publish(archive, monthWindow(next).from)
      await allotMonth({ stores: archive.stores, now: monthWindow(next).from })
      await governMonth(archive, (nth += 1), entry.at)
      if (Number.isInteger(Math.log2(nth + 1))) await archive.count?.()
    }
    month = next
    await shop?.livesUntil(entry.at)
    await catchUpOn(index)
    await printSlip(archive, entry)
    await write(archive, entry)
  }
  await catchUpOn(Infinity)
  await shop?.livesUntil(world.now)
}

/** As the tap of whoever said it writes it down. */
export const remark = async (archive: Archive, { at, by, remark: said, after }: Said, requestId = `town.${after}.${by}`): Promise<void> => {
  await remarkFor(callOf(archive, by, at, requestId), said)
}

/** What was told longer ago than this has been looked at long since. */
const NEWS = 2 * DAY

/**
 * Lets the jobs of the year do what they would have done by now: words are checked, the news of the last days stands in the lists, visits
 * that come near are reminded of, facts are decided, the books are published and looked at; and what is under way about rules and pool today.
 */
export const catchUp = async (archive: Archive, world: World, now: number): Promise<void> => {
  const { stores } = archive
  const system = stores.forSystem(TENANT.id)
  for (let waiting = await stores.unchecked(BATCH, now); waiting.length > 0; waiting = await stores.unchecked(BATCH, now))
    for (const { orderId, version } of waiting) await system.setContent(orderId, version, 'shown')
  while (await stores.countWaits(now));
  await governMonth(archive, -1, now)
  await governNow(archive, world, now)
  const old = (await stores.outbox(ALL)).filter(({ at }) => at < now - NEWS)
  await system.notices.tell(
    old.map(({ id }) => id),
    [],
    now
  )
  await remindOfVisits({ stores, now })
  while ((await tellWaiting({ stores, now })) > 0);
  await publish(archive, now)
  await leaveUnsigned(archive, now - DAY)
  // the night has looked at the books
  while (!(await system.checkBooks(now)).finished);
}
