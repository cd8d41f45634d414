-- The order's own side of value was recorded here before there was a ledger; nothing reads it, and the books hold what was moved.
do $do$
declare
  was text := pg_get_functiondef('commit_order_v1'::regproc);
  becomes text := replace(was, E'  insert into value_intent select * from jsonb_populate_recordset(null::value_intent, p_change -> ''value'');\n\n', '');
begin
  if becomes = was then
    raise exception 'commit_order_v1 is not what 0005 made it';
  end if;
  execute becomes;
end $do$;
drop table value_intent;
