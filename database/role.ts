import type { Run } from './query'

/**
 * What cloud functions may do: read and write rows, never change the schema, never empty a table that is only added to. The books
 * they only read: `post_transfers_v1` writes them, with the rights of the owner.
 * The role cannot sign in by itself. A deployment makes a login of its own for the functions' DATABASE_URL:
 * `create role linli_functions login password '…' in role linli_app`, and gives `npm run migrate` the owner's.
 */
export const APP_ROLE = 'linli_app'

/** Two databases of one server may be migrated at the same moment, and some clouds let only their console make roles. */
const MAKE_ROLE = `do $$ begin
  if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
    create role ${APP_ROLE} nologin;
  end if;
exception when duplicate_object or unique_violation or insufficient_privilege then null;
end $$`

/** Written by migrations, or by `post_transfers_v1` with the rights of the owner. */
const ONLY_READ = ['schema_migration', 'ledger_account', 'transfer', 'entry']

const GRANTS = `
grant usage on schema public to ${APP_ROLE};
grant select, insert, update, delete on all tables in schema public to ${APP_ROLE};
grant usage on all sequences in schema public to ${APP_ROLE};
grant execute on all functions in schema public to ${APP_ROLE}`

/** Of a schema that is only half there, what is there. */
const REVOKES = `do $$ declare name text; begin
  for name in select tablename from pg_tables where schemaname = 'public' and tablename in ('${ONLY_READ.join("', '")}') loop
    execute format('revoke insert, update, delete on %I from ${APP_ROLE}', name);
  end loop;
end $$`

/** Gives the functions' role its rights on everything there is now; without effect where nobody may make the role. */
export const grantToFunctions = async (run: Run): Promise<void> => {
  await run(MAKE_ROLE)
  const [found] = await run('select from pg_roles where rolname = $1', [APP_ROLE])
  if (!found) return
  await run(GRANTS)
  await run(REVOKES)
}
