import { dayOf } from '@domain/clock/shanghai'
import type { Item } from '@domain/menu/item'
import { LEVELS } from '@domain/order/order'
import { movesValue } from '@domain/order/transitions'
import type { Step } from '@domain/order/step'
import type { BeneficiaryFacts, HandlerOrg, Scene, UnitFacts } from '@domain/order/scene'
import type { ValueFacts } from '@domain/value/facts'
import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { eventOf, orderOf } from './aggregate'
import { refuseUnknown } from './caller'
import { engagementsOf, personOf, type PersonRow } from './person'
import { iso, ms, msOrNull, type Row } from './rows'
import type { Account, Caller, KnownScene, Loaded, Sealed, Wanted } from './shapes'
import { namesIn } from './names'
import { knownEditions, versionsIn, type PublishedRow } from './versions'
import { readWords } from './words'

/** Who reads: a caller by their account, or the system of one tenant. */
export type Reader = Caller | { tenantId: string }

/** What `read_order_v1` answers. */
interface Read {
  account: Account
  order: Row | null
  seats: Row[]
  events: Row[]
  sealed: Row[]
  request: Row | null
  tries: string[]
  slips: Row[]
  usage: Record<string, number>
  item: Item | null
  line: HandlerOrg[]
  streetId: string | null
  duty: string[]
  units: Record<string, UnitFacts>
  helped: Omit<BeneficiaryFacts, 'introducedIds'> | null
  agentFor: string[]
  familyOf: string[]
  signed: Row | null
  unitSigned: Record<string, string>
  people: Record<string, PersonRow>
  names: Record<string, string>
  where: { communityId: string; gridId: string; building: string | null; publicPlace: string | null } | null
  similar: string | null
}

/** The field under which the store itself keeps why a worker placed for somebody: free words, so never in the clear. */
export const PLACER_WHY = 'placer_why'

const asked = (reader: Reader, wanted: Wanted) => ({
  ...('tenantId' in reader ? { tenant: reader.tenantId } : { app: reader.appId, openid: reader.openid, epoch: reader.epoch }),
  order: wanted.orderId,
  now: iso(wanted.now),
  day: dayOf(wanted.now),
  request: wanted.request,
  names: namesIn(wanted.step),
  ...valueAsked(reader, wanted.step),
  knows: knownEditions(),
  words: readWords(wanted.now)
})

/** A hand-over names the item of free words, or says anew how many come; of any other order its minutes are held already. */
const NAMES_THE_ITEM: readonly Step['action'][] = ['refer_unit', 'refer_pool', 'keep']

/** Whether the books are read too, and whether the pool may have to pay. A timer's step is only known once its order has been read. */
const valueAsked = (reader: Reader, step: Step | undefined): { value?: 'books' | 'pool' | 'unnamed' } => {
  if (!step) return 'tenantId' in reader ? { value: 'books' } : {}
  if (!movesValue(step.action)) return {}
  const again = ('again' in step.input && step.input.again === true) || ('slots' in step.input && step.input.slots !== undefined)
  if (NAMES_THE_ITEM.includes(step.action) && !again) return { value: 'unnamed' }
  return { value: again || step.action === 'reopen' || step.action === 'confirm_correction' ? 'pool' : 'books' }
}

const LOAD = `select found, lives_in_v1($1::jsonb) as homes, read_value_v3($1::jsonb) as value, read_rules_v1($1::jsonb) as rules, (
    select coalesce(json_agg(volunteer_id order by volunteer_id), '[]') from introduction
    where tenant_id = found -> 'account' ->> 'tenantId' and beneficiary_id = found -> 'helped' ->> 'id'
  ) as introduced
  from (select read_order_v1($1::jsonb) as found offset 0) read`

interface LoadRow extends Record<string, unknown> {
  found: Read | null
  homes: string[]
  introduced: string[]
  value: Omit<ValueFacts, 'rules'> | null
  rules: PublishedRow[] | null
}

/** Everything one decision or one view needs, in one trip. */
export const load = async (run: Run, keys: Keys, reader: Reader, wanted: Wanted): Promise<Loaded> => {
  const [row] = await run<LoadRow>(LOAD, [JSON.stringify(asked(reader, wanted))])
  const read = row?.found ?? ('tenantId' in reader ? null : refuseUnknown(reader))
  if (!row || !read) throw new Error('the system always may read')
  return { ...loadedOf(read, row, keys, wanted), value: row.value && { ...row.value, rules: versionsIn(row.rules ?? []) } }
}

const loadedOf = (read: Read, { homes, introduced }: LoadRow, keys: Keys, wanted: Wanted): Omit<Loaded, 'value'> => {
  const why = read.sealed.find((one) => one.field === PLACER_WHY)
  const { tenantId } = read.account
  const placerWhy = why
    ? keys.of(tenantId).open('order_private', String(why.order_id), `${PLACER_WHY}/${String(why.owner)}`, String(why.sealed))
    : null
  return {
    account: read.account,
    request: read.request && {
      inputHash: String(read.request.input_hash),
      orderId: String(read.request.order_id),
      version: Number(read.request.version)
    },
    order: read.order && orderOf(read.order, read.seats, placerWhy),
    scene: { ...sceneOf(read, wanted), livesIn: homes, beneficiary: read.helped && { ...read.helped, introducedIds: introduced } },
    events: read.events.map(eventOf),
    sealed: read.sealed
      .filter((one) => one !== why)
      .map((one) => ({ field: one.field as Sealed['field'], owner: String(one.owner), cipher: String(one.sealed) })),
    wrongTriesAt: read.tries.map(ms),
    slipCodes: read.slips.map((one) => ({
      end: one.use as 'arrive' | 'leave',
      round: Number(one.round),
      hash: String(one.code_hash),
      struckAt: msOrNull(one.struck_at)
    })),
    placedToday: read.usage.place ?? 0,
    nudgedAt: read.order?.nudged_at ? ms(read.order.nudged_at) : null,
    engagements: Object.fromEntries(Object.values(read.people).flatMap(engagementsOf))
  }
}

const sceneOf = (read: Read, { now, orderId, step }: Wanted): Omit<KnownScene, 'livesIn' | 'beneficiary'> => {
  const people = Object.fromEntries(Object.entries(read.people).map(([id, row]) => [id, personOf(row, now, orderId)]))
  const level = (read.order?.level ?? LEVELS[0]) as HandlerOrg['level']
  return {
    now,
    actor: {
      person: read.account.personId === null ? null : (people[read.account.personId] ?? null),
      agentFor: read.agentFor,
      familyOf: read.familyOf
    },
    item: read.item,
    handlers: read.line.filter((org) => LEVELS.indexOf(org.level) >= LEVELS.indexOf(level)),
    dutyItems: read.duty,
    units: read.units,
    standing: standingOf(read, step),
    people,
    names: read.names,
    streetId: read.streetId ?? '',
    where: read.where && {
      communityId: read.where.communityId,
      gridId: read.where.gridId,
      building: read.where.building,
      place: read.where.publicPlace
    },
    similarOrderId: read.similar,
    heldMinutes: Number(read.order?.held_minutes ?? 0),
    nudgedAt: read.order?.nudged_at ? ms(read.order.nudged_at) : null
  }
}

/** The community's signature says where to; that of the unit which has it, or gets it in this step, that all its members may be asked. */
const standingOf = ({ signed, unitSigned, order }: Read, step: Step | undefined): Scene['standing'] => {
  const referred = step?.action === 'refer_unit' ? step.input.unitId : order?.target_unit_id
  const unitId = (referred ?? signed?.unit_id ?? null) as string | null
  const dispatchSignerId = unitId === null ? null : (unitSigned[unitId] ?? null)
  const signerId = String(signed?.signer_id)
  const refer = !signed
    ? null
    : signed.unit_id === null
      ? { to: 'pool' as const, signerId }
      : { to: 'unit' as const, unitId: String(signed.unit_id), signerId }
  return refer || dispatchSignerId ? { refer, dispatchSignerId } : null
}
