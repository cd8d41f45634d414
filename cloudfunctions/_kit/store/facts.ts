import { factTells } from '@domain/notices/facts'
import type { Level } from '@domain/order/order'
import type { Fact, FactKind } from '@domain/points/fact'
import type { FactBooks, Outcome } from '@domain/value/posted'
import type { ValueChange } from '@domain/value/facts'
import type { Run } from '../../../database/query'
import { isRace } from './commit'
import { fillPool, refusalIn } from './ledger'
import { iso, objectOf, rowOf, type Row } from './rows'
import { knownEditions, versionsIn, type PublishedRow } from './versions'
import { packedValue } from './wallet'

export type FactState = 'proposed' | 'waiting' | 'appealed' | 'posted' | 'dropped' | 'reversed'
/** A fact as it is kept; instants are epoch milliseconds. */
export interface KeptFact {
  id: string
  kind: FactKind
  personId: string
  orderId: string | null
  orgId: string
  body: Fact
  at: number
  state: FactState
  version: number
  postAt: number | null
  review: 'pending' | 'shown' | 'hidden' | null
  reviewOwner: string | null
  proposedBy: string | null
  proposedOrg: string | null
  confirmedBy: string | null
  confirmedOrg: string | null
  recordedAt: number
  appealUntil: number | null
  outcome: Outcome | null
  postedAt: number | null
  owed: 'talk' | 'hand_over' | null
  owedBy: string | null
  owedDoneAt: number | null
  /** as long as this keeps whom it is about from accepting */
  suspendsUntil: number | null
}
/** An appeal as it is kept; words and answer are sealed under its id. */
export interface KeptAppeal {
  factId: string
  id: string
  personId: string
  level: Level
  orgId: string
  words: string
  at: number
  dueAt: number
  takenBy: string | null
  takenAt: number | null
  upheld: boolean | null
  answer: string | null
  settledBy: string | null
  settledAt: number | null
}
/** One fact with its books, for whoever decides. */
export interface FactRead {
  fact: KeptFact
  appeal: KeptAppeal | null
  /** what the appeal has put aside, as long as nothing has ended it */
  held: number | null
  books: FactBooks
  seatId: string | null
  /** low rates of this person that were found to be true before, by what they were about */
  upheldAbout: Record<string, number>
  /** where an appeal against it begins: the organisation above the community */
  above: { orgId: string; level: Level }
}

/** What a decision makes of a fact and around it, written whole or not at all. */
export interface FactChange {
  fact: Partial<KeptFact>
  value?: ValueChange
  appeal?: Partial<KeptAppeal>
}

export interface ReadRow {
  fact: Row
  appeal: Row | null
  held: number | null
  visit: { provenMinutes: number; duty: boolean; seatId: string } | null
  fraud: boolean
  upheldAbout: Record<string, number>
  above: FactRead['above']
  books: Omit<FactBooks, 'rules' | 'visit' | 'fraud' | 'stopped' | 'waits' | 'falseVisits' | 'warnings'>
  rules: PublishedRow[]
}
const NOT_OURS = new Set(['tenant_id'])
export const factOf = (row: Row): KeptFact => objectOf<KeptFact>(row, NOT_OURS)
export const appealOf = (row: Row): KeptAppeal => objectOf<KeptAppeal>(row, NOT_OURS)

export const factRead = ({ fact, appeal, held, visit, fraud, upheldAbout, above, books, rules }: ReadRow): FactRead => ({
  fact: factOf(fact),
  appeal: appeal && appealOf(appeal),
  held,
  upheldAbout,
  above,
  seatId: visit?.seatId ?? null,
  // books that stand still refuse the write: the fact is looked at again later
  books: {
    ...books,
    stopped: [],
    waits: [],
    // of the one visit that this fact is about, `fraud` says it
    falseVisits: [],
    // it is about no minutes
    warnings: [],
    rules: versionsIn(rules),
    visit: visit && { provenMinutes: visit.provenMinutes, duty: visit.duty },
    fraud
  }
})

/** Whether the fact `lie` is the final word of two of the staff that a visit never was. */
export const IS_LIE = `lie.kind = 'offence' and lie.state = 'posted' and lie.body ->> 'offence' = 'false_presence'`

/** Whether two of the staff have found that the visit of the row `seat` never was: it is nobody's proof of anything any more. */
export const FOUND_FALSE = `exists (select from point_fact lie where lie.tenant_id = seat.tenant_id and lie.order_id = seat.order_id
  and lie.person_id = seat.person_id and ${IS_LIE} and (lie.body ->> 'round')::integer = seat.round)`

const READ = 'select read_fact_v1($1, $2, $3::timestamptz, $4::jsonb) as found'
/** One fact with its books, by the system. */
export const readFact = async (run: Run, tenantId: string, id: string, now: number): Promise<FactRead | null> => {
  const [row] = await run<{ found: ReadRow | null }>(READ, [tenantId, id, iso(now), JSON.stringify(knownEditions())])
  return row?.found ? factRead(row.found) : null
}

const packed = (tenantId: string, { fact }: FactRead, change: FactChange, now: number): Row => ({
  fact: rowOf(change.fact),
  ...(change.value ? packedValue(tenantId, change.value, now, fact.orderId) : {}),
  ...(change.appeal ? { appeal: { ...rowOf(change.appeal), tenant_id: tenantId, fact_id: fact.id } } : {})
})

const toldOf = ({ fact: { kind, state } }: FactRead, { fact, appeal }: FactChange) =>
  factTells({
    kind,
    was: state,
    becomes: fact.state,
    takes: (fact.outcome?.points ?? 0) < 0,
    answered: (appeal?.settledAt ?? null) !== null
  })

/** The write itself, and what whoever it is about is told of it, on the seat they had: both or neither. */
const DECIDE = `with decided as (select decide_fact_v2($1, $2, $3::integer, $4::jsonb) as done
), told as (
  insert into outbox (tenant_id, order_id, "to", seat_id, kind, at)
  select $1, seat.order_id, 'seat', seat.id, $5, $8::timestamptz from decided
  join lateral (select order_id, id from seat where tenant_id = $1 and order_id = $6 and person_id = $7 order by round desc, id limit 1) seat on true
  where decided.done and $5::text is not null
)
select done from decided`

/** Writes what was decided about a fact as it was read. False: it, a limit or a balance has moved meanwhile, decide again. */
export const decideFact = async (run: Run, tenantId: string, read: FactRead, change: FactChange, now: number): Promise<boolean> => {
  const { id, version, orderId, personId } = read.fact
  const whole = JSON.stringify(packed(tenantId, read, change, now))
  const params = [tenantId, id, version, whole, toldOf(read, change), orderId, personId, iso(now)]
  try {
    const [row] = await run<{ done: boolean }>(DECIDE, params)
    return row?.done ?? false
  } catch (error) {
    const refused = refusalIn(error)
    if (isRace(error) || isShort(refused) || (await fillPool(run, tenantId, change.value?.transfers ?? [], refused))) return false
    throw refused
  }
}
const isShort = (error: unknown): boolean =>
  (error as { code?: string }).code === 'VALUE_SHORT' && !String((error as { params?: Row }).params?.account).includes('/pool/')

/** Facts whose time has come, of every district, the longest first. */
export const dueFacts = (run: Run, now: number, limit: number): Promise<{ tenantId: string; id: string }[]> =>
  run(
    `select tenant_id as "tenantId", id from point_fact where state = 'waiting' and post_at <= $1::timestamptz order by post_at, tenant_id, id limit $2`,
    [iso(now), limit]
  )
/** One that broke is looked at again later. */
export const setFactAside = async (run: Run, tenantId: string, id: string, until: number): Promise<void> => {
  await run(`update point_fact set post_at = $3::timestamptz where tenant_id = $1 and id = $2 and state = 'waiting'`, [
    tenantId,
    id,
    iso(until)
  ])
}
