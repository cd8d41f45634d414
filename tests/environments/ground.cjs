/**
 * What stands in every table, kept beside them by name, so that a story begins from the same town without founding it anew: a twentieth of
 * the time. Rows go and come without triggers, or nothing that is append-only could ever leave; only an owner who is a superuser may. Each
 * name has a function of its own, whose plans a connection keeps.
 */
const GROUND = `
create schema ground;

create function ground.keep(p_name text) returns void language plpgsql as $$
declare
  one text;
  filled boolean;
  columns text;
  back text := '';
begin
  for one in select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migration' loop
    back := back || format('delete from public.%I;', one);
    execute format('select exists (select from public.%I)', one) into filled;
    if filled then
      execute format('create table ground.%I as table public.%I', p_name || ' ' || one, one);
      select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
      where attrelid = format('public.%I', one)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
      back := back || format('insert into public.%1$I (%3$s) overriding system value select %3$s from ground.%2$I;', one, p_name || ' ' || one, columns);
    end if;
  end loop;
  execute format('create function ground.%I() returns void language plpgsql set session_replication_role = replica as $back$ begin %s end $back$',
    'from ' || p_name, back);
end $$;

-- Answers whether there was anything of that name; then nothing but that stands in the tables.
create function ground.begin_from(p_name text) returns boolean language plpgsql as $$
begin
  if to_regproc(format('ground.%I', 'from ' || p_name)) is null then
    return false;
  end if;
  execute format('select ground.%I()', 'from ' || p_name);
  return true;
end $$;`

/** Empties every table, for a file that begins; those that are only ever added to would refuse it. */
const EMPTY = `do $$ begin
  perform set_config('session_replication_role', 'replica', true);
  execute (select 'truncate ' || string_agg(format('%I', tablename), ', ') || ' restart identity cascade' from pg_tables
    where schemaname = 'public' and tablename <> 'schema_migration');
end $$`

/**
 * Nobody counts rows while stories run: what autovacuum learns of tables that are emptied every second makes the server plan for the moment
 * in between, and two hundred people on one seat then took five times as long.
 */
const UNWATCHED = `do $$ declare one text; begin
  for one in select tablename from pg_tables where schemaname = 'public' loop
    execute format('alter table public.%I set (autovacuum_enabled = false)', one);
  end loop;
end $$`

module.exports = { GROUND, EMPTY, UNWATCHED }
