-- Until when a fact keeps whom it is about from accepting: what one ends leaves what the others still say.
alter table point_fact add column suspends_until timestamptz;
create index point_fact_suspends on point_fact (tenant_id, person_id, suspends_until) where suspends_until is not null;

-- What was found so far went by the first rules: 30 days for a false presence, 90 for a leak, for a payment until the authority has it.
update point_fact set suspends_until = case body ->> 'offence'
  when 'false_presence' then posted_at + interval '30 days'
  when 'privacy_leak' then posted_at + interval '90 days'
  else coalesce(owed_done_at, timestamptz '2999-01-01T00:00:00+08:00') end
where kind = 'offence' and state = 'posted';

-- What was decided about a fact, with what it moves, in one write. False: the fact is not as it was seen. p_change: transfers, tallies and
-- lines as for move_value_v1, and
--   fact     columns of the fact that become different; whoever it is about is suspended as long as the last of their facts says
--   appeal   the same of its appeal, or a new one
create function decide_fact_v2(p_tenant text, p_id text, p_seen integer, p_change jsonb) returns boolean language plpgsql as $$
declare
  was point_fact;
  becomes point_fact;
  asked appeal;
begin
  select * into was from point_fact where tenant_id = p_tenant and id = p_id and version = p_seen for no key update;
  if not found then
    return false;
  end if;
  becomes := jsonb_populate_record(was, p_change -> 'fact');
  update point_fact set (body, state, version, post_at, review, proposed_by, proposed_org, confirmed_by, confirmed_org, appeal_until, outcome, posted_at, owed, owed_by, owed_done_at, suspends_until)
    = (becomes.body, becomes.state, p_seen + 1, becomes.post_at, becomes.review, becomes.proposed_by, becomes.proposed_org, becomes.confirmed_by,
       becomes.confirmed_org, becomes.appeal_until, becomes.outcome, becomes.posted_at, becomes.owed, becomes.owed_by, becomes.owed_done_at, becomes.suspends_until)
  where tenant_id = p_tenant and id = p_id;
  perform post_transfers_v1(p_tenant, coalesce(p_change -> 'transfers', '[]'));
  perform count_v1(p_tenant, coalesce(p_change -> 'tallies', '[]'));
  insert into value_line select * from jsonb_populate_recordset(null::value_line, coalesce(p_change -> 'lines', '[]'));
  if p_change -> 'appeal' is not null then
    select * into asked from appeal where tenant_id = p_tenant and fact_id = p_id;
    asked := jsonb_populate_record(asked, p_change -> 'appeal');
    insert into appeal select asked.*
    on conflict (tenant_id, fact_id) do update set (level, org_id, due_at, taken_by, taken_at, upheld, answer, settled_by, settled_at) =
      (excluded.level, excluded.org_id, excluded.due_at, excluded.taken_by, excluded.taken_at, excluded.upheld, excluded.answer, excluded.settled_by, excluded.settled_at);
  end if;
  if becomes.suspends_until is distinct from was.suspends_until then
    -- locked before it is looked at: two facts of one person that are decided at the same time see each other
    perform from volunteer where tenant_id = p_tenant and person_id = was.person_id for no key update;
    update volunteer set suspended_until = (
      select max(suspends_until) from point_fact fact where fact.tenant_id = p_tenant and fact.person_id = was.person_id and fact.suspends_until is not null
    ) where tenant_id = p_tenant and person_id = was.person_id;
  end if;
  return true;
end $$;
