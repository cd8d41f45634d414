import type { CallAction, CallAnswer, Input, Output, Performed } from '@contract'
import { DAY, HOUR } from '@domain/clock/milliseconds'
import type { Window } from '@domain/order/order'
import type { Action, StepInputs } from '@domain/order/step'
import type { OrderView } from '@domain/order/view/shapes'
import { actions as books } from '../../cloudfunctions/books/actions'
import { actions as community } from '../../cloudfunctions/community/actions'
import { actions as jobs } from '../../cloudfunctions/jobs/actions'
import { actions as member } from '../../cloudfunctions/member/actions'
import { actions as order } from '../../cloudfunctions/order/actions'
import { actions as points } from '../../cloudfunctions/points/actions'
import { actions as rating } from '../../cloudfunctions/rating/actions'
import { actions as redemption } from '../../cloudfunctions/redemption/actions'
import { actions as timebank } from '../../cloudfunctions/timebank/actions'
import { cellar, type Cellar } from '../../cloudfunctions/_kit/cellar'
import { createDoor } from '../../cloudfunctions/_kit/door'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { markDatabase, type Mark } from '../../database/migrate'
import { openPool } from '../../database/open'
import { countTrips, query } from '../../database/query'
import { EMPTY } from '../environments/ground.cjs'
import { owner } from '../environments/owner'
import { foundTown } from '../town/found'
import { TENANT } from '../town/places'

process.env.LINLI_MASTER_KEY = 'the stories of the town have a key of their own'

/** Monday morning in the demo district: half past nine on 23 November 2026. */
export const MONDAY = Date.parse('2026-11-23T09:30:00+08:00')

/** The clock of a story; the doors read it and nothing else does. */
export const clock = { now: MONDAY }
export const pool = openPool()

const ACTIONS = { member, order, rating, points, timebank, redemption, books, community, jobs }
/** What a story has instead of the cellar's own; empty in most. */
export const instead: Partial<Cellar> = {}
const open = () => ({ ...cellar(), ...instead })
export const doors = Object.fromEntries(
  Object.entries(ACTIONS).map(([name, actions]) => [name, createDoor({ name, actions, clock: () => clock.now, open })])
) as Record<keyof typeof ACTIONS, ReturnType<typeof createDoor>>

/** Sixty people, three communities, no order yet, and Monday morning: whatever an earlier story left behind is gone. Founded once a worker. */
export const found = async (mark: Mark = 'demo'): Promise<void> => {
  clock.now = MONDAY
  const [kept] = await query<{ stands: boolean }>(owner, 'select ground.begin_from($1) as stands', [mark])
  if (kept?.stands) return
  await query(owner, EMPTY)
  await markDatabase(pool, mark)
  await foundTown(pool, openKeys(process.env.LINLI_MASTER_KEY ?? '').of(TENANT.id), MONDAY)
  await query(owner, 'select ground.keep($1)', [mark])
}

/** The invocation context of a townsperson, as the host and CloudBase make it; null has not signed in. */
export const contextOf = (who: string | null, more: Record<string, string> = {}) => ({
  environment: JSON.stringify({ WX_APPID: TENANT.appId, ...(who === null ? {} : { WX_OPENID: `demo:${who}` }), ...more })
})
export const TIMER = { environment: JSON.stringify({ TRIGGER_SRC: 'timer' }) }

let lastRequest = 0
/** A request id as a phone would make one. */
export const newRequest = () => `request-${(lastRequest += 1)}`

/** How many calls and writes a story made, the trips of its last call and of every write. */
export const counted = { calls: 0, writes: 0, trips: 0, perWrite: [] as number[] }

/** Any event through a door, whole answer. */
export const send = async (
  who: string | null,
  name: keyof typeof ACTIONS,
  event: unknown,
  context: unknown = contextOf(who)
): Promise<CallAnswer> => {
  const { value, trips } = await countTrips(() => doors[name](event, context))
  counted.calls += 1
  counted.trips = trips
  if ((event as { requestId?: string } | null)?.requestId) counted.perWrite.push(trips)
  return value
}

/** Whether the row of this action demands a request id. */
const writesBy = (name: keyof typeof ACTIONS, action: string): boolean => {
  const rows = ACTIONS[name] as object as Record<string, { writes?: true }>
  return rows[action.slice(name.length + 1)]?.writes === true
}

/** One call of one person. */
export const ask = async <A extends CallAction>(
  who: string | null,
  action: A,
  input: Input<A>,
  requestId?: string
): Promise<CallAnswer<Output<A>>> => {
  const name = action.split('.')[0] as keyof typeof ACTIONS
  const writes = writesBy(name, action)
  const event = { action, input, ...(writes || requestId ? { requestId: requestId ?? newRequest() } : {}) }
  const answer = await send(who, name, event)
  if (writes) counted.writes += 1
  return answer as CallAnswer<Output<A>>
}

/** The value of a call that must succeed. */
export const call = async <A extends CallAction>(
  who: string | null,
  action: A,
  input: Input<A>,
  requestId?: string
): Promise<Output<A>> => {
  const answer = await ask(who, action, input, requestId)
  if (!answer.ok) throw new Error(`${who} ${action}: ${answer.error.code} ${answer.error.message}`)
  return answer.value
}
/** The code of a call that must be refused. */
export const refusal = async <A extends CallAction>(
  who: string | null,
  action: A,
  input: Input<A>,
  requestId?: string
): Promise<string> => {
  const answer = await ask(who, action, input, requestId)
  return answer.ok ? 'nothing was refused' : answer.error.code
}

/** One step as the screen sends it: with the round and terms that the viewer last saw. */
export const step = <A extends Exclude<Action, 'place' | 'expire'>>(
  seen: Pick<OrderView, 'id' | 'round' | 'termsVersion'>,
  action: A,
  input: StepInputs[A]
) => ({ orderId: seen.id, action, round: seen.round, termsVersion: seen.termsVersion, input }) as Input<'order.perform'>

export const viewed = ({ view }: Performed): OrderView => {
  if (!view) throw new Error('there is nothing to see')
  return view
}

/** Tomorrow from two to four in the afternoon, or another day's. */
export const afternoon = (days = 1): Window => {
  const at = Date.parse('2026-11-23T14:00:00+08:00') + days * DAY
  return { startAt: at, endAt: at + 2 * HOUR }
}
/** Li asks for a haircut at home tomorrow afternoon. */
export const haircut = (more: Partial<Input<'order.place'>> = {}): Input<'order.place'> => ({
  beneficiaryId: 'li',
  itemCode: 'B08',
  words: '头发长了，想理一理',
  windows: [afternoon()],
  where: { addressId: 'home-li' },
  witness: { kind: 'beneficiary' },
  ...more
})

/** What stands in the database, for what no door tells. */
export const rows = <R extends Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<R[]> => query<R>(pool, sql, params)

/** What no function may do: an operator's hand at the tables. */
export const byHand = (sql: string, params: unknown[] = []): Promise<unknown> => query(owner, sql, params)
