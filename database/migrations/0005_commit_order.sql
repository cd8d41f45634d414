-- What an earlier, identical request became, or that its key was used for something else; null when it is new.
create function kept_request_v1(p_tenant text, p_asked request) returns jsonb language plpgsql volatile as $$
declare
  kept request%rowtype;
begin
  select * into kept from request
  where tenant_id = p_tenant and person_id = p_asked.person_id and action = p_asked.action and request_id = p_asked.request_id;
  if not found then
    return null;
  end if;
  if kept.input_hash <> p_asked.input_hash then
    return jsonb_build_object('kind', 'reused');
  end if;
  return jsonb_build_object('kind', 'seen', 'orderId', kept.order_id, 'version', kept.version);
end $$;

-- One write action is one statement: it checks, then writes what was decided, whole or not at all. It knows rows, not rules;
-- its name carries its version, so that functions of yesterday survive today's deploy.
-- p_change: { order, seats, events, secrets, value, notices } with rows named like the columns, and, when there are any,
--   request  the row that makes the same request twice one effect
--   tries    { person_id, since, max }: so many wrong codes since then lock the step
--   seated   [{ person_id, engagements }]: who takes a seat now; engagements is what the decision saw, or null
--   strike   { round, use, code_hash, at }: the paper code that was shown
--   usage    [{ person_id, what, day }]: counted for quotas
--   asked    [person_id]: who was invited now, at asked_at
-- Answers { kind: done | stale | locked | seen | reused, orderId?, version? }; everything but done has written nothing.
create function commit_order_v1(p_tenant text, p_order text, p_expected integer, p_change jsonb) returns jsonb language plpgsql as $$
declare
  fresh orders%rowtype := jsonb_populate_record(null::orders, p_change -> 'order');
  asked request%rowtype := jsonb_populate_record(null::request, p_change -> 'request');
  tries jsonb := p_change -> 'tries';
  strike slip_code%rowtype := jsonb_populate_record(null::slip_code, p_change -> 'strike');
  seated text[] := array(select one ->> 'person_id' from jsonb_array_elements(p_change -> 'seated') one);
  invited text[] := array(select jsonb_array_elements_text(p_change -> 'asked'));
  present integer;
  kept jsonb;
begin
  -- the order first: whoever is second waits here and then sees what the first has done
  select version into present from orders where tenant_id = p_tenant and id = p_order for update;
  kept := kept_request_v1(p_tenant, asked);
  if kept is not null then
    return kept;
  end if;
  if coalesce(present, 0) <> p_expected then
    return jsonb_build_object('kind', 'stale');
  end if;
  if (select count(*) from code_attempt where tenant_id = p_tenant and order_id = p_order
      and person_id = tries ->> 'person_id' and at > (tries ->> 'since')::timestamptz) >= (tries ->> 'max')::integer then
    return jsonb_build_object('kind', 'locked');
  end if;
  if strike.code_hash is not null then
    perform 1 from slip_code where tenant_id = p_tenant and order_id = p_order and round = strike.round
      and use = strike.use and code_hash = strike.code_hash and struck_at is null for update;
    if not found then
      return jsonb_build_object('kind', 'stale');
    end if;
  end if;
  -- in the order of their ids, so that two writers never wait for each other
  perform 1 from volunteer where tenant_id = p_tenant and person_id = any (seated || invited) order by person_id for update;
  if exists (select 1 from jsonb_to_recordset(p_change -> 'seated') one (person_id text, engagements integer)
      join volunteer on volunteer.tenant_id = p_tenant and volunteer.person_id = one.person_id
      where volunteer.engagements <> one.engagements) then
    return jsonb_build_object('kind', 'stale');
  end if;

  if asked.request_id is not null then
    insert into request (tenant_id, person_id, action, request_id, input_hash, order_id, version, at)
    values (p_tenant, asked.person_id, asked.action, asked.request_id, asked.input_hash, p_order, fresh.version, asked.at)
    on conflict do nothing;
    if not found then
      return kept_request_v1(p_tenant, asked);
    end if;
  end if;

  if p_expected = 0 then
    insert into orders select fresh.*;
  else
    update orders set
      (kind, state, version, round, terms_version, item_code, beneficiary_id, surname,
      agent_id, placer_id, opener_org_id, witness, community_id, grid_id, building,
      place, venue, risk, sla, level, handler_org_id, declined_by, decline_reason,
      objected, target, target_unit_id, returned_unit_ids, last_unit_id, ring, slots, min_people,
      collective, moves, windows, window_index, reschedules, reopens, asked_new_time, escalations,
      clock, clocks_left, pause, paused_days, fired, placed_at, served_at, closed_at,
      ended_at, ratings, verification, corrections, appraisal, handler_line, series_id, alarms,
      content, street_id, due_at, starts_at, ends_at, reach, next_at, address_id) =
      (fresh.kind, fresh.state, fresh.version, fresh.round, fresh.terms_version, fresh.item_code, fresh.beneficiary_id, fresh.surname,
      fresh.agent_id, fresh.placer_id, fresh.opener_org_id, fresh.witness, fresh.community_id, fresh.grid_id, fresh.building,
      fresh.place, fresh.venue, fresh.risk, fresh.sla, fresh.level, fresh.handler_org_id, fresh.declined_by, fresh.decline_reason,
      fresh.objected, fresh.target, fresh.target_unit_id, fresh.returned_unit_ids, fresh.last_unit_id, fresh.ring, fresh.slots, fresh.min_people,
      fresh.collective, fresh.moves, fresh.windows, fresh.window_index, fresh.reschedules, fresh.reopens, fresh.asked_new_time, fresh.escalations,
      fresh.clock, fresh.clocks_left, fresh.pause, fresh.paused_days, fresh.fired, fresh.placed_at, fresh.served_at, fresh.closed_at,
      fresh.ended_at, fresh.ratings, fresh.verification, fresh.corrections, fresh.appraisal, fresh.handler_line, fresh.series_id, fresh.alarms,
      fresh.content, fresh.street_id, fresh.due_at, fresh.starts_at, fresh.ends_at, fresh.reach, fresh.next_at,
      -- a home stays until another one or a public place is named
      coalesce(fresh.address_id, case when fresh.place is null then orders.address_id end))
    where tenant_id = p_tenant and id = p_order;
  end if;

  insert into seat select * from jsonb_populate_recordset(null::seat, p_change -> 'seats')
  on conflict (tenant_id, order_id, id) do update set
    (n, state, duty, barred, leader, invited_at, accepted_at, arrived_at, arrived_by,
    left_at, left_by, proven_minutes, arrive_step, unanswered_at, absent_at, absent_by, answered_at,
    absence, first_right_until, proposal, offer_until, reviewed_at, starts_at, ends_at) =
    (excluded.n, excluded.state, excluded.duty, excluded.barred, excluded.leader, excluded.invited_at, excluded.accepted_at, excluded.arrived_at, excluded.arrived_by,
    excluded.left_at, excluded.left_by, excluded.proven_minutes, excluded.arrive_step, excluded.unanswered_at, excluded.absent_at, excluded.absent_by, excluded.answered_at,
    excluded.absence, excluded.first_right_until, excluded.proposal, excluded.offer_until, excluded.reviewed_at, excluded.starts_at, excluded.ends_at);

  insert into order_event select * from jsonb_populate_recordset(null::order_event, p_change -> 'events');

  insert into order_private select * from jsonb_populate_recordset(null::order_private, p_change -> 'secrets')
  on conflict (tenant_id, order_id, field, owner) do update set (sealed, at) = (excluded.sealed, excluded.at);

  insert into value_intent select * from jsonb_populate_recordset(null::value_intent, p_change -> 'value');

  insert into outbox (tenant_id, order_id, "to", seat_id, kind, at)
  select tenant_id, order_id, "to", seat_id, kind, at from jsonb_populate_recordset(null::outbox, p_change -> 'notices');

  update slip_code set struck_at = strike.struck_at
  where tenant_id = p_tenant and order_id = p_order and round = strike.round and use = strike.use;

  insert into usage (tenant_id, person_id, what, day, count)
  select p_tenant, person_id, what, day, 1 from jsonb_populate_recordset(null::usage, p_change -> 'usage')
  on conflict (tenant_id, person_id, what, day) do update set count = usage.count + 1;

  update volunteer set
    engagements = engagements + case when person_id = any (seated) then 1 else 0 end,
    last_asked_at = case when person_id = any (invited) then (p_change ->> 'asked_at')::timestamptz else last_asked_at end
  where tenant_id = p_tenant and person_id = any (seated || invited);

  return jsonb_build_object('kind', 'done', 'version', fresh.version);
end $$;
