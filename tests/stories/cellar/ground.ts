import { openPool } from '../../../database/open'
import { query } from '../../../database/query'
import { HOUR } from '@domain/clock/milliseconds'
import { performStep } from '@domain/order/perform'
import type { Window } from '@domain/order/order'
import type { Step } from '@domain/order/step'
import { valueOf } from '@domain/value/plan'
import { workingCalendar } from '../../../cloudfunctions/_kit/calendar'
import { openKeys } from '../../../cloudfunctions/_kit/seal'
import { openStores } from '../../../cloudfunctions/_kit/store/open'
import type { Committed, Loaded, Wanted, Write } from '../../../cloudfunctions/_kit/store/shapes'
import type { Store } from '../../../cloudfunctions/_kit/store/store'
import type { Stores } from '../../../cloudfunctions/_kit/store/stores'
import { foundTown } from '../../town/found'
import { TENANT } from '../../town/places'

/** Monday morning in the town, before anybody has asked for anything. */
export const MORNING = Date.parse('2026-11-23T09:00:00+08:00')
export const keys = openKeys('a master key that only these stories know')
export const as = (person: string) => ({ appId: TENANT.appId, openid: `demo:${person}` })

/** The founded town and its stores, on whatever database this run is about. */
export const settle = async (): Promise<Stores> => {
  await foundTown(openPool(), keys.of(TENANT.id), MORNING)
  return openStores(openPool(), keys)
}

export const sql = <R extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<R[]> =>
  query<R>(openPool(), text, params)

/** Tomorrow from two to four, or as many days later. */
export const afternoon = (days = 1, now = MORNING): Window => {
  const startAt = Date.parse(`${new Date(now + days * 24 * HOUR).toISOString().slice(0, 10)}T14:00:00+08:00`)
  return { startAt, endAt: startAt + 2 * HOUR }
}

/** Li asks for somebody to talk to, at home. */
export const asksForCompany = (more: object = {}): Step => ({
  action: 'place',
  input: {
    beneficiaryId: 'li',
    itemCode: 'A01',
    words: '想有人来说说话',
    windows: [afternoon()],
    where: { addressId: 'home-li' },
    witness: { kind: 'beneficiary' },
    again: true,
    ...more
  }
})

export interface Doing {
  now?: number
  newId?: string
  request?: Write['request']
  code?: number
  write?: Partial<Write>
}
type Cellar = Pick<Store, 'load' | 'commit'>

/** Reads and decides one step, without writing it. */
export const decide = async (
  store: Cellar,
  orderId: string | null,
  step: Step,
  doing: Doing = {}
): Promise<{ loaded: Loaded; write: Write }> => {
  const now = doing.now ?? MORNING
  const wanted: Wanted = { orderId, now, step, ...(doing.request ? { request: doing.request } : {}) }
  const loaded = await store.load(wanted)
  const proof = doing.code === undefined ? null : { by: 'code' as const, step: doing.code }
  const scene = { ...loaded.scene, calendar: workingCalendar, proof }
  const change = performStep(loaded.order, step, scene, doing.newId ? { newId: doing.newId } : {})
  const where = 'where' in step.input ? step.input.where : undefined
  const address = where && 'addressId' in where ? { addressId: where.addressId } : {}
  const request = doing.request ? { request: doing.request } : {}
  const value = valueOf(loaded.order, change, scene, loaded.value)
  return { loaded, write: { loaded, change, now, value, ...address, ...request, ...doing.write } }
}

/** One step as a door takes it: read, decide, write. */
export const take = async (store: Cellar, orderId: string | null, step: Step, doing: Doing = {}): Promise<Committed> =>
  store.commit((await decide(store, orderId, step, doing)).write)

/** From Li's wish to somebody at her door, by the people whose part it is. */
export const walk = async (stores: Stores, id: string): Promise<void> => {
  const steps: [string, Step, Doing][] = [
    ['li', asksForCompany(), { newId: id }],
    ['wang', { action: 'refer_unit', input: { unitId: 'power' } }, {}],
    ['zhao', { action: 'dispatch', input: { inviteeIds: ['chen', 'lin'] } }, {}],
    ['chen', { action: 'accept', input: { windowIndex: 0, riskRead: true, insured: true } }, {}],
    ['chen', { action: 'arrive', input: { code: '' } }, { now: afternoon().startAt, code: 1 }],
    ['chen', { action: 'leave', input: { code: '' } }, { now: afternoon().startAt + HOUR, code: 121 }],
    ['li', { action: 'rate', input: { outcome: 'solved', satisfaction: 'good', words: '谢谢' } }, { now: afternoon().startAt + 2 * HOUR }]
  ]
  for (const [who, step, doing] of steps) {
    const done = await take(stores.forCaller(as(who)), step.action === 'place' ? null : id, step, doing)
    if (done.kind !== 'done') throw new Error(`${who} ${step.action}: ${done.kind}`)
  }
}
