-- One write action is one statement: it checks the version, then writes what was decided. It knows rows, not rules;
-- its name carries its version, so that functions of yesterday survive today's deploy.
-- p_change: { request?, order, seats, events, secrets, value, notices, strike?, usage? }, rows named like the tables' columns.
-- Answers { kind: done | stale | seen | reused, orderId?, version? }.
create function commit_order_v1(p_tenant text, p_order text, p_expected integer, p_change jsonb) returns jsonb language plpgsql as $$
declare
  fresh orders%rowtype := jsonb_populate_record(null::orders, p_change -> 'order');
  asked request%rowtype := jsonb_populate_record(null::request, p_change -> 'request');
  before request%rowtype;
  present integer;
begin
  if p_expected > 0 then
    select version into present from orders where tenant_id = p_tenant and id = p_order for update;
    if present is distinct from p_expected then
      return jsonb_build_object('kind', 'stale');
    end if;
  end if;

  if asked.request_id is not null then
    insert into request (tenant_id, person_id, action, request_id, input_hash, order_id, version, at)
    values (p_tenant, asked.person_id, asked.action, asked.request_id, asked.input_hash, p_order, fresh.version, asked.at)
    on conflict do nothing;
    if not found then
      select * into before from request
      where tenant_id = p_tenant and person_id = asked.person_id and action = asked.action and request_id = asked.request_id;
      if before.input_hash <> asked.input_hash then
        return jsonb_build_object('kind', 'reused');
      end if;
      return jsonb_build_object('kind', 'seen', 'orderId', before.order_id, 'version', before.version);
    end if;
  end if;

  if p_expected = 0 then
    insert into orders select fresh.*;
  else
    update orders set
      (kind, state, version, round, terms_version, item_code, beneficiary_id, surname,
      agent_id, placer_id, placer_why, opener_org_id, witness, community_id, grid_id, building,
      place, venue, risk, sla, level, handler_org_id, declined_by, decline_reason,
      objected, target, target_unit_id, returned_unit_ids, last_unit_id, ring, slots, min_people,
      collective, moves, windows, window_index, reschedules, reopens, asked_new_time, escalations,
      clock, clocks_left, pause, paused_days, fired, placed_at, served_at, closed_at,
      ended_at, ratings, verification, corrections, appraisal, handler_line, series_id, alarms,
      content, street_id, due_at, starts_at, ends_at, reach, next_at, address_id) =
      (fresh.kind, fresh.state, fresh.version, fresh.round, fresh.terms_version, fresh.item_code, fresh.beneficiary_id, fresh.surname,
      fresh.agent_id, fresh.placer_id, fresh.placer_why, fresh.opener_org_id, fresh.witness, fresh.community_id, fresh.grid_id, fresh.building,
      fresh.place, fresh.venue, fresh.risk, fresh.sla, fresh.level, fresh.handler_org_id, fresh.declined_by, fresh.decline_reason,
      fresh.objected, fresh.target, fresh.target_unit_id, fresh.returned_unit_ids, fresh.last_unit_id, fresh.ring, fresh.slots, fresh.min_people,
      fresh.collective, fresh.moves, fresh.windows, fresh.window_index, fresh.reschedules, fresh.reopens, fresh.asked_new_time, fresh.escalations,
      fresh.clock, fresh.clocks_left, fresh.pause, fresh.paused_days, fresh.fired, fresh.placed_at, fresh.served_at, fresh.closed_at,
      fresh.ended_at, fresh.ratings, fresh.verification, fresh.corrections, fresh.appraisal, fresh.handler_line, fresh.series_id, fresh.alarms,
      fresh.content, fresh.street_id, fresh.due_at, fresh.starts_at, fresh.ends_at, fresh.reach, fresh.next_at, fresh.address_id)
    where tenant_id = p_tenant and id = p_order;
  end if;

  insert into seat select * from jsonb_populate_recordset(null::seat, p_change -> 'seats')
  on conflict (tenant_id, order_id, id) do update set
    (state, duty, barred, leader, invited_at, accepted_at, arrived_at, arrived_by,
    left_at, left_by, proven_minutes, arrive_step, unanswered_at, absent_at, absent_by, answered_at,
    absence, first_right_until, proposal, offer_until, reviewed_at, starts_at, ends_at) =
    (excluded.state, excluded.duty, excluded.barred, excluded.leader, excluded.invited_at, excluded.accepted_at, excluded.arrived_at, excluded.arrived_by,
    excluded.left_at, excluded.left_by, excluded.proven_minutes, excluded.arrive_step, excluded.unanswered_at, excluded.absent_at, excluded.absent_by, excluded.answered_at,
    excluded.absence, excluded.first_right_until, excluded.proposal, excluded.offer_until, excluded.reviewed_at, excluded.starts_at, excluded.ends_at);

  insert into order_event select * from jsonb_populate_recordset(null::order_event, p_change -> 'events');

  insert into order_private select * from jsonb_populate_recordset(null::order_private, p_change -> 'secrets')
  on conflict (tenant_id, order_id, field, owner) do update set sealed = excluded.sealed;

  insert into value_intent select * from jsonb_populate_recordset(null::value_intent, p_change -> 'value')
  on conflict do nothing;

  insert into outbox (tenant_id, order_id, "to", seat_id, kind, at)
  select tenant_id, order_id, "to", seat_id, kind, at from jsonb_populate_recordset(null::outbox, p_change -> 'notices');

  update slip_code set struck_at = (p_change -> 'strike' ->> 'at')::timestamptz
  where tenant_id = p_tenant and order_id = p_order and round = (p_change -> 'strike' ->> 'round')::integer
    and use = p_change -> 'strike' ->> 'use';

  insert into usage (tenant_id, person_id, what, day, count)
  select tenant_id, person_id, what, day, 1 from jsonb_populate_recordset(null::usage, p_change -> 'usage')
  on conflict (tenant_id, person_id, what, day) do update set count = usage.count + 1;

  update volunteer set last_asked_at = (p_change ->> 'askedAt')::timestamptz
  where tenant_id = p_tenant and person_id = any (array(select jsonb_array_elements_text(p_change -> 'asked')));

  return jsonb_build_object('kind', 'done', 'version', fresh.version);
end $$;
