import type { EstateFacts } from '@domain/value/estate'
import type { Run } from '../../../database/query'
import { BALANCES, chosen, type Chosen } from './estate'

/** An estate that nobody chose for in time, or on whose accounts something came after it was settled. */
export interface DueEstate extends EstateFacts {
  tenantId: string
  settled: boolean
  /** what was chosen in time and never signed */
  heirId: string | null
  chosenAt: number | null
  /** entries on both accounts: rises with whatever comes */
  nth: number
}

const DUE = `select jsonb_build_object('tenantId', estate.tenant_id, 'id', estate.id, 'personId', estate.person_id, 'until', estate.until,
  'recordedBy', recorded_by, 'confirmedBy', confirmed_by, 'poolOwner', top_org_v1(estate.tenant_id, person.community_id), 'settled', settled_at is not null,
  'heirId', heir_id, 'chosenAt', chosen_at, 'balances', ${BALANCES('estate.person_id')}, 'tallies', '[]'::jsonb,
  'nth', (select coalesce(sum(seq), 0) from ledger_account where ledger_account.tenant_id = estate.tenant_id
    and ledger_account.id in ('minute/earned/' || estate.person_id, 'minute/gifted/' || estate.person_id))
) as found from estate join person on person.tenant_id = estate.tenant_id and person.id = estate.person_id
where (estate.tenant_id, estate.id) > ($3, $4) and confirmed_at is not null and undone_at is null and 'minute' <> all (stopped_v1(estate.tenant_id)) and (
  (settled_at is null and estate.until < $1)
  or (settled_at is not null and exists (select from ledger_account where ledger_account.tenant_id = estate.tenant_id
    and ledger_account.id in ('minute/earned/' || estate.person_id, 'minute/gifted/' || estate.person_id) and posted > held))
) order by estate.tenant_id, estate.id limit $2`

/** Of every district; looked for once a day. */
export const dueEstates = async (run: Run, today: string, limit: number, after?: DueEstate): Promise<DueEstate[]> =>
  (await run<{ found: Chosen<DueEstate> }>(DUE, [today, limit, after?.tenantId ?? '', after?.id ?? ''])).map(({ found }) => chosen(found))
