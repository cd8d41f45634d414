import type { CallAnswer } from '@contract'
import { AppError, refuse } from '@domain/errors'
import { answer } from './answer'
import type { Call, Row, Visit } from './call'
import { callerOf, type Identity } from './caller'
import { cellar, type Cellar } from './cellar'
import { check } from './check'
import { paged } from './pages'
import { readable } from './readable'
import { inputHash } from './request'

/** One deployed function: its name, what it lets through, and the clock (only tests have another than the real one). */
export interface Door {
  name: string
  actions: object
  clock: () => number
  open?: () => Cellar
}
type AnyRow = Row<unknown, unknown>

/** What the platform itself adds to an event; nothing of it is ever read. */
const OF_THE_PLATFORM = ['userInfo', 'tcbContext', 'Type', 'TriggerName', 'Time', 'Message']
const OF_A_CALL = ['action', 'input', 'requestId', ...OF_THE_PLATFORM]
const REQUEST_ID = /^[\w-]{8,64}$/

const fieldsOf = (event: unknown): Record<string, unknown> =>
  typeof event === 'object' && event !== null && !Array.isArray(event) ? (event as Record<string, unknown>) : {}

/** The short name of the action: of a call by what it says, of the platform's timer by the trigger's name, of WeChat's push by its event. */
const shortName = (name: string, fields: Record<string, unknown>, who: Identity): string => {
  const { action, TriggerName, Event } = fields
  if (who.source === 'timer') return typeof TriggerName === 'string' ? TriggerName : ''
  if (who.source === 'wechat') return typeof Event === 'string' ? Event : ''
  return typeof action === 'string' && action.startsWith(`${name}.`) ? action.slice(name.length + 1) : ''
}

/** Runs the row for whoever may call it. Nobody may, unless the row says so. */
const letIn = (
  row: AnyRow,
  action: string,
  fields: Record<string, unknown>,
  who: Identity,
  visit: Omit<Visit, 'appId'>
): Promise<unknown> => {
  if (row.who === 'timer')
    return who.source === 'timer' ? row.does(check(row.schema, {}), { ...visit, appId: '' }) : refuse('NOT_ALLOWED', { who: '系统' })
  if (row.who === 'wechat')
    return who.source === 'wechat' ? row.does(check(row.schema, fields), { ...visit, appId: '' }) : refuse('NOT_ALLOWED', { who: '系统' })
  if (who.source === 'timer' || who.source === 'wechat') return refuse('NOT_ALLOWED', { who: '本人' })
  if (who.source === 'nobody') return refuse('NOT_SIGNED_IN')
  const input = () => check(row.schema, fields.input ?? {})
  if (row.who === 'anyone') return paged(action, input(), (one) => row.does(one, { ...visit, appId: who.appId }))
  if (who.source === 'app') return refuse('NOT_SIGNED_IN')
  const { source: _, ...caller } = who
  const requestId = requestIdOf(row, fields)
  const wanted = input()
  const asked = { action, requestId, inputHash: row.writes ? inputHash(wanted) : '' }
  const call = { ...visit, appId: who.appId, caller, store: visit.stores.forCaller(caller), requestId, asked }
  return paged(action, wanted, (one) => doneFor(row, one, call))
}

/** What a person asked for: remembered where the row says so, and where its write keeps the request, not done again. */
type ForPerson = Pick<AnyRow, 'remembers'> & Record<'does', Does> & { again?: Does }
type Does = (input: unknown, call: Call) => Promise<unknown>
const doneFor = async (row: ForPerson, input: unknown, call: Call): Promise<unknown> => {
  if (row.again && (await call.store.wasDone(call.asked))) return row.again(input, call)
  if (row.remembers) await call.store.remember(call.asked, call.now)
  return row.does(input, call)
}

/** A write carries the id that its client made; a reading needs none. */
const requestIdOf = ({ writes }: AnyRow, { requestId }: Record<string, unknown>): string => {
  if (!writes) return ''
  return typeof requestId === 'string' && REQUEST_ID.test(requestId) ? requestId : refuse('INVALID_INPUT', { what: '提交编号不对' })
}

/**
 * One function of the cloud: `main(event, context)`. Denies by default; what is let through is exactly what the rows name.
 * Every answer is an envelope: nothing is thrown, and a refusal has written nothing.
 */
export const createDoor = ({ name, actions, clock, open = cellar }: Door) => {
  const rows = actions as Record<string, AnyRow>
  return (event: unknown, context: unknown): Promise<CallAnswer> => {
    const fields = fieldsOf(event)
    const who = callerOf(event, context)
    const short = shortName(name, fields, who)
    const row = Object.hasOwn(rows, short) ? rows[short] : undefined
    return answer({ door: name, action: row ? short : 'unknown' }, async () => {
      const harm = readable(event)
      if (harm) throw new AppError(harm.code, harm.params)
      if (!row) return refuse('UNKNOWN_ACTION')
      // what WeChat pushes has its own shape, read by the row's schema
      if (who.source !== 'wechat' && Object.keys(fields).some((key) => !OF_A_CALL.includes(key)))
        return refuse('INVALID_INPUT', { what: '多了认不出的内容' })
      return letIn(row, `${name}.${short}`, fields, who, { now: clock(), ...open() })
    })
  }
}
