import { untilDecided } from '../../cloudfunctions/_kit/again'
import { decisionOn } from '../../cloudfunctions/_kit/facts'
import type { Write } from '../../cloudfunctions/_kit/store/shapes'
import type { Store } from '../../cloudfunctions/_kit/store/store'
import { settleAppeal } from '../../cloudfunctions/points/appeals'
import { appeal } from '../../cloudfunctions/points/deductions'
import type { Run } from '../../database/query'
import { callerOf, callOf, type Archive } from '../town/archive'
import { TENANT } from '../town/places'
import { printSlip, remark, write } from '../town/replay'
import type { Decision } from './deductions'
import { MERCHANT, SHELF } from './shop'
import type { Written } from './town'

/** What lies on the shelf before anybody comes. */
export const fillShelf = async (run: Run, at: Date): Promise<void> => {
  for (const { id, points, stock, limit, holdDays, pickUp } of SHELF)
    await run(
      `insert into good (tenant_id, id, merchant_id, title, about, pick_up, points, stock, most, period, hold_days, from_at, content, added_at,
        changed_by, changed_at, changed_request)
       values ($1, $2, $3, $2, '一份', $4, $5, $6, $7, $8, $9, $10, 'shown', $10, 'shen', $10, $2)`,
      [TENANT.id, id, MERCHANT, pickUp, points, stock, limit?.most ?? null, limit?.period ?? null, holdDays, at]
    )
}

/** A deduction is decided again on what the database knows of it, by the job or by the doors. Answers what it moves; null: the doors keep that to themselves. */
const decided = async (archive: Archive, { id, does, by, orgId }: Decision, at: number, requestId: string) => {
  const system = archive.stores.forSystem(TENANT.id)
  if (does === 'post') {
    const read = await system.fact(id, at)
    if (!read) throw new Error(`no fact ${id}`)
    const change = await decisionOn(system, read, at)
    if (!(await system.decideFact(read, change, at))) throw new Error(`${id} was not written`)
    return change.value ?? null
  }
  const call = callOf(archive, by ?? '', at, requestId)
  if (does === 'appeal') await appeal(call, { id, words: '不是这样的' })
  else await settleAppeal(call, { id, orgId, upheld: does === 'uphold', words: '核实过了' })
  return null
}

/** One step of the shop, as the counter and the clock write it. */
const shopped = async ({ stores }: Archive, { change, by }: NonNullable<Written['shopping']>, at: number): Promise<void> => {
  const { redemption, from } = change
  const isNew = from === null
  const code = isNew ? { number: 0, hash: `the code of ${redemption.id}` } : null
  const done =
    by === null
      ? await stores.forSystem(TENANT.id).commitRedemption(change, at)
      : await stores.forCaller(callerOf(by)).redemptions.commit(TENANT.id, change, code, isNew ? 1 : null, at)
  if (done !== 'done') throw new Error(`${redemption.id} was not written: ${done}`)
}

const signed = async ({ stores }: Archive, sheet: NonNullable<Written['sheet']>, value: Written['value'], at: number): Promise<void> => {
  const { sheets } = stores.forCaller(callerOf(sheet.settledBy ?? sheet.agreedBy ?? '')) as Store
  if (sheet.settledAt === null) await sheets.agree(sheet, at)
  else await sheets.settle(await sheets.signing({ orgId: MERCHANT, day: sheet.day, now: at }), sheet, value, at)
}

/** What the model did, done to the database; of a step, or of what the clock decides, with what the database itself makes of it. */
export const live = async (archive: Archive, written: Written, request: NonNullable<Write['request']>) => {
  const { entry, shopping, sheet, said, decision, value, at } = written
  const system = archive.stores.forSystem(TENANT.id)
  if (entry) {
    await printSlip(archive, entry)
    const { store, ...made } = await write(archive, entry, entry.actorId === null ? undefined : request)
    return { value: made.value, again: () => store.commit(made) }
  }
  if (decision) return { value: await decided(archive, decision, at, request.requestId) }
  if (shopping) await shopped(archive, shopping, at)
  else if (sheet) await signed(archive, sheet, value, at)
  else if (said) await remark(archive, said, request.requestId)
  else if (value.lines.length > 0) await untilDecided(async () => (await system.moveValue(value, at)) || null)
  else await system.ledger.post(value.transfers)
  return { value: null }
}
