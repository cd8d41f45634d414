-- A month's allotment goes out a hundred transfers a statement: of two runs that meet one may bring some that stand already, beside others that are new. The
-- reasons of those that are new are written all the same; what a change counts is still passed over when its first transfer stands already. As move_value_v1 (0019).
create or replace function move_value_v1(p_tenant text, p_change jsonb) returns void language plpgsql
-- as post_transfers_v1 (0011): a plan made while the tables were small must not read whole tables later
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
  known text[] := array(
    select kept.id from jsonb_array_elements(p_change -> 'transfers') move
    cross join lateral (select id from transfer where tenant_id = p_tenant and id = move ->> 'id' and line = 1) kept
  );
begin
  perform post_transfers_v1(p_tenant, p_change -> 'transfers');
  if p_change -> 'transfers' -> 0 ->> 'id' = any (known) is not true then
    perform count_v1(p_tenant, p_change -> 'tallies');
  end if;
  insert into value_line
  select * from jsonb_populate_recordset(null::value_line, p_change -> 'lines') line where line.transfer_id <> all (known)
  on conflict do nothing;
end $$;
