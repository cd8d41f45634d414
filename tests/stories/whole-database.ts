import { owner } from '../environments/owner'
import { query } from '../../database/query'

const BOOKS = `'ledger_account', 'transfer', 'tally', 'value_line', 'allotment', 'orders'`
/** Of what a job does a minute later, all but the minute. */
const TIMELESS = `table_name in (${BOOKS}) and data_type not like 'timestamp%' and data_type not in ('bytea', 'json', 'jsonb', 'ARRAY')`
const EVERYTHING = `table_name not in ('schema_migration', 'job_slot')`
const asking = async (timeless: boolean): Promise<string> => {
  const tables = await query<{ one: string }>(
    owner,
    `select format('select %L as "table", md5(string_agg(told, chr(10) order by told)) as rows
         from (select regexp_replace(row(%s)::text, ''k1\\.[\\w-]+'', ''sealed'', ''g'') as told from %I) every', table_name,
       string_agg(format('%I', column_name), ', ' order by column_name), table_name) as one
     from information_schema.columns where table_schema = 'public' and is_identity = 'NO' and ${timeless ? TIMELESS : EVERYTHING}
     group by table_name order by table_name`
  )
  return tables.map(({ one }) => one).join(' union all ') + ' order by 1'
}
/** The catalogue says the same all day: it is asked once. */
const asked = new Map<boolean, Promise<string>>()
/** What stands in every table, in a word each; but for what chance or the server makes: seals, and rows that the database numbers. */
export const standing = async (timeless: boolean): Promise<{ table: string; rows: string }[]> => {
  const question = asked.get(timeless) ?? asking(timeless)
  asked.set(timeless, question)
  return query(owner, await question)
}
