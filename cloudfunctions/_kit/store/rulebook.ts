import type { RuleReport } from '@contract/rules'
import { refuse } from '@domain/errors'
import { STAFF_ROLES } from '@domain/order/scene'
import type { Fact } from '@domain/points/fact'
import type { RulePack } from '@domain/points/rule'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { cursorOf, placeIn } from './cursor'
import { onceParams, onceSql } from './once'
import { pastFacts } from './past-facts'
import { iso, ms } from './rows'
import type { Asked, Caller, ListInput } from './shapes'
import { knownEditions, versionsIn, type PublishedRow } from './versions'

/** A version as it is kept; `report` only when it is of this very text. */
export interface KeptVersion {
  id: string
  version: string
  state: 'draft' | 'signed' | 'published'
  effectiveAt: number
  edition: string
  file: string
  draftedBy: string
  draftedAt: number
  report: (RuleReport & { edition: string; against: string }) | null
  signedBy: string | null
  /** public names of those who signed */
  signers: string[]
  countersignedBy: string | null
}
/** Who looks into the book, and every version that counts or will. */
export interface RuleBook {
  tenantId: string
  personId: string
  /** holds a post at the district now */
  district: boolean
  versions: readonly RulePack[]
  /** how many of them the district has published itself */
  published: number
}

/** The versions of the rules of points in the caller's district. Everything but `versions` is for its workers. */
export interface RuleStore {
  /** for everybody: what was published, and what the district began with */
  versions(): Promise<readonly RulePack[]>
  /** refuses NOT_ALLOWED for who holds no post of a worker */
  book(now: number): Promise<RuleBook>
  /** newest first and without their files; what was taken back is missing; refuses as `book` */
  list(input: ListInput): Promise<{ book: RuleBook; items: KeptVersion[]; next?: string }>
  /** with the book, in one trip; a version that was taken back is missing */
  one(id: string, now: number): Promise<{ book: RuleBook; kept: KeptVersion | null }>
  /** writes a draft, or writes it anew, once for `asked`: its report and its signature fall. False: it has been published or taken back */
  write(
    book: RuleBook,
    draft: { id: string; version: string; effectiveAt: number; file: string; asked: Asked; now: number }
  ): Promise<boolean>
  /** keeps what the simulation of one text said; a signature falls. False: the text has changed meanwhile */
  keepReport(book: RuleBook, kept: KeptVersion, against: string, report: RuleReport): Promise<boolean>
  /** under the text, trial and state that `kept` has. False: somebody else was faster, decide again */
  sign(book: RuleBook, kept: KeptVersion, publish: boolean, now: number): Promise<boolean>
  /** takes back what has not begun, and keeps the request with it. False: it has, or it is gone already */
  drop(book: RuleBook, id: string, asked: Asked, now: number): Promise<boolean>
  /** what the rules were asked about, a page at a time */
  past(book: RuleBook, from: number, until: number): AsyncGenerator<Fact[]>
  /** how many members the district has, roughly: enough to choose how many an example looks at */
  members(book: RuleBook): Promise<number>
}

const BOOK = `, book as (
  select jsonb_build_object('tenantId', me.tenant_id, 'personId', me.person_id,
    'staff', exists (select from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id
      and post.role = any ($4::text[]) and (post.until is null or post.until > $5::timestamptz)),
    'district', exists (select from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id
      and post.role = 'district_staff' and (post.until is null or post.until > $5::timestamptz)),
    'published', published_rules_v1(me.tenant_id, $6::jsonb)) as found from me
)`
const KEPT = (
  file: 'body' | 'null'
) => `jsonb_build_object('id', kept.id, 'version', version, 'state', state, 'effectiveAt', effective_at, 'edition', edition, 'file', ${file},
  'draftedBy', drafter.public_name, 'draftedAt', drafted_at, 'signedBy', signed_by, 'countersignedBy', countersigned_by,
  'signers', (select coalesce(jsonb_agg(person.public_name order by person.id = countersigned_by), '[]') from person
    where person.tenant_id = kept.tenant_id and person.id in (signed_by, countersigned_by)),
  'report', case when report_edition = edition then report || jsonb_build_object('edition', report_edition, 'against', report_against) end)`
const FROM_KEPT = `rule_version kept join person drafter on drafter.tenant_id = kept.tenant_id and drafter.id = drafted_by
  where kept.tenant_id = me.tenant_id and state <> 'dropped'`
const VERSIONS = ' select published_rules_v1(me.tenant_id, $4::jsonb) as found from me'
const LOOK = `${BOOK} select (select found from book) as found from me`
const ONE = `${BOOK} select jsonb_build_object('book', (select found from book), 'kept', (select ${KEPT('body')} from ${FROM_KEPT} and kept.id = $7)) as found from me`
const SIZE = 20
const LIST = `${BOOK}, page as (
  select few.* from me cross join lateral (
    select ${KEPT('null')} as one, kept.drafted_at, kept.id from ${FROM_KEPT} and (kept.drafted_at, kept.id) < ($7::timestamptz, $8)
    order by kept.drafted_at desc, kept.id desc limit ${SIZE + 1}
  ) few
)
select jsonb_build_object('book', (select found from book),
  'items', (select coalesce(jsonb_agg(one order by drafted_at desc, id desc), '[]') from page)) as found from me`

type BookRow = Omit<RuleBook, 'versions' | 'published'> & { staff: boolean; published: PublishedRow[] }
type KeptRow = Omit<KeptVersion, 'effectiveAt' | 'draftedAt'> & Record<'effectiveAt' | 'draftedAt', string>

const bookOf = ({ staff, published, ...book }: BookRow): RuleBook =>
  staff
    ? { ...book, versions: versionsIn(published), published: published.length }
    : refuse('NOT_ALLOWED', { who: '社区、街道或区里的工作人员' })
const keptOf = (row: KeptRow): KeptVersion => ({ ...row, effectiveAt: ms(row.effectiveAt), draftedAt: ms(row.draftedAt) })

/** Locked before it is looked at: a request is only kept where its text is written. */
const WRITE = `with there as materialized (
  select state from rule_version where tenant_id = $1 and id = $2 for update
), ${onceSql(8, `not exists (select from there where state not in ('draft', 'signed'))`, { from: '', tenant: '$1', person: '$6' })}, written as (
insert into rule_version (tenant_id, id, version, state, effective_at, body, drafted_by, drafted_at)
select $1, $2, $3, 'draft', $4::timestamptz, $5, $6, $7::timestamptz from once
on conflict (tenant_id, id) do update set (version, state, effective_at, body, drafted_by, drafted_at, report, report_edition, report_against, reported_at,
  signed_by, signed_at) = (excluded.version, 'draft', excluded.effective_at, excluded.body, excluded.drafted_by, excluded.drafted_at, null, null, null, null,
  null, null) where rule_version.state in ('draft', 'signed') returning 1
) select 1 where not exists (select from there where state not in ('draft', 'signed'))`
const KEEP_REPORT = `update rule_version set (state, report, report_edition, report_against, reported_at, signed_by, signed_at) =
  ('draft', $4::jsonb, $3, $5, $6, null, null)
where tenant_id = $1 and id = $2 and edition = $3 and state in ('draft', 'signed') returning 1`
const SIGN = 'select sign_rules_v2($1, $2, $3, $4, $5::timestamptz, $6, $7::timestamptz, $8::integer, $9::boolean) as done'
/** Locked before it is looked at, as in WRITE. */
const DROP = `with there as materialized (
  select id from rule_version where tenant_id = $1 and id = $2 and (state in ('draft', 'signed') or (state = 'published' and effective_at > $3)) for update
), ${onceSql(5, 'exists (select from there)', { from: '', tenant: '$1', person: '$4' })}
update rule_version set state = 'dropped', dropped_at = $3 from there where rule_version.tenant_id = $1 and rule_version.id = there.id returning 1`

/** A name that another version has already is told kindly. */
const nameTaken = (error: unknown): never => {
  if ((error as { constraint?: string }).constraint === 'rule_version_named_once') return refuse('RULES_NAME')
  throw error
}

export const ruleStore = (run: Run, caller: Caller): RuleStore => {
  const known = (now: number) => [STAFF_ROLES, iso(now), JSON.stringify(knownEditions())]
  return {
    versions: async () => versionsIn(await askAs<PublishedRow[]>(run, caller, VERSIONS, [JSON.stringify(knownEditions())])),
    book: async (now) => bookOf(await askAs<BookRow>(run, caller, LOOK, known(now))),
    list: async ({ now, cursor }) => {
      const start = cursor === undefined ? null : placeIn(cursor)
      const found = await askAs<{ book: BookRow; items: KeptRow[] }>(run, caller, LIST, [
        ...known(now),
        start ? iso(start.at) : 'infinity',
        start?.id ?? ''
      ])
      const book = bookOf(found.book)
      const items = found.items.slice(0, SIZE).map(keptOf)
      const last = found.items.length > SIZE ? items.at(-1) : undefined
      return { book, items, ...(last ? { next: cursorOf({ at: last.draftedAt, id: last.id }) } : {}) }
    },
    one: async (id, now) => {
      const { book, kept } = await askAs<{ book: BookRow; kept: KeptRow | null }>(run, caller, ONE, [...known(now), id])
      return { book: bookOf(book), kept: kept && keptOf(kept) }
    },
    write: async ({ tenantId, personId }, { id, version, effectiveAt, file, asked, now }) => {
      const params = [tenantId, id, version, iso(effectiveAt), file, personId, iso(now), ...onceParams(asked, now)]
      const rows = await run(WRITE, params).catch(nameTaken)
      return rows.length > 0
    },
    keepReport: async ({ tenantId }, { id, edition }, against, report) =>
      (await run(KEEP_REPORT, [tenantId, id, edition, JSON.stringify(report), against, iso(report.at)])).length > 0,
    sign: async ({ tenantId, personId, published }, { id, edition, state, report }, publish, now) => {
      const tried = report && iso(report.at)
      const params = [tenantId, id, edition, state, tried, personId, iso(now), published, publish]
      return (await run<{ done: boolean }>(SIGN, params))[0]?.done ?? false
    },
    drop: async ({ tenantId, personId }, id, asked, now) =>
      (await run(DROP, [tenantId, id, iso(now), personId, ...onceParams(asked, now)])).length > 0,
    past: ({ tenantId }, from, until) => pastFacts(run, tenantId, from, until),
    members: async ({ tenantId }) =>
      (await run<{ n: number }>('select count(*) as n from volunteer where tenant_id = $1', [tenantId]))[0]?.n ?? 0
  }
}
