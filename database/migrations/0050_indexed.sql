-- What ends a transfer is found by the two indexes that let it end once: each says for which phases it is, and a question that does
-- not say so too reads every transfer there is. Closing an order with three people cost a reading of the whole book.

-- What a move names exists, is of the right kind, ended no sooner and is not exceeded.
create or replace function check_named_v1(p_tenant text, p_moves transfer[]) returns void language plpgsql stable as $$
declare
  wrong text;
begin
  select move.id into wrong from unnest(p_moves) move
  left join transfer old on old.tenant_id = p_tenant and old.id = move.of and old.line = 1
  where move.of is not null and (old.id is null or old.phase not in ('hold', 'post', 'direct') or (move.phase = 'reverse') = (old.phase = 'hold'));
  if found then
    perform refuse_transfer_v1('transfer_names_another', wrong);
  end if;
  select move.id into wrong from unnest(p_moves) move
  join transfer done on done.tenant_id = p_tenant and done.of = move.of and done.phase in ('post', 'void') and done.line = 1
  where move.phase <> 'reverse'
  union all
  select move.id from unnest(p_moves) move
  join transfer done on done.tenant_id = p_tenant and done.of = move.of and done.from_id = move.from_id and done.phase = 'reverse'
  where move.phase = 'reverse';
  if found then
    perform refuse_transfer_v1('transfer_ends_once', wrong);
  end if;
  select move.id into wrong from unnest(p_moves) move where move.phase = 'post'
    and (move.from_id = move.to_id or split_part(move.from_id, '/', 1) <> split_part(move.to_id, '/', 1));
  if found then
    perform refuse_transfer_v1('transfer_goes_elsewhere', wrong);
  end if;
  select move.id into wrong from unnest(p_moves) move
  left join transfer got on got.tenant_id = p_tenant and got.id = move.of and got.to_id = move.from_id
  where move.phase = 'reverse' and move.amount > coalesce(got.amount, 0)
  union all
  select move.id from unnest(p_moves) move
  join transfer old on old.tenant_id = p_tenant and old.id = move.of
  where move.phase = 'post' and old.phase = 'hold' group by move.id, old.amount having sum(move.amount) > old.amount;
  if found then
    perform refuse_transfer_v1('transfer_keeps_within', wrong);
  end if;
end $$;

-- One fact with its books and its appeal, for whoever decides about it now.
create or replace function read_fact_v1(p_tenant text, p_id text, p_now timestamptz, p_knows jsonb) returns json language plpgsql stable as $$
begin
  return (
    select json_build_object(
      'fact', to_json(fact), 'appeal', (select to_json(appeal) from appeal where appeal.tenant_id = p_tenant and appeal.fact_id = fact.id),
      'held', (
        select amount from transfer hold where hold.tenant_id = p_tenant and hold.id = 'appeal/' || fact.id || '/hold' and hold.line = 1
          and not exists (select from transfer ended where ended.tenant_id = p_tenant and ended.of = hold.id and ended.phase in ('post', 'void') and ended.line = 1)
      ),
      'above', (
        select json_build_object('orgId', coalesce(up.id, here.id), 'level', coalesce(up.kind, here.kind)) from org here
        left join org up on up.tenant_id = here.tenant_id and up.id = here.parent_id
        where here.tenant_id = p_tenant and here.id = fact.org_id
      ),
      'visit', (
        select json_build_object('provenMinutes', proven_minutes, 'duty', duty, 'seatId', seat.id) from seat
        where seat.tenant_id = p_tenant and seat.order_id = fact.order_id and seat.round = (fact.body ->> 'round')::integer and seat.person_id = fact.person_id
      ),
      'fraud', exists (
        select from point_fact other where other.tenant_id = p_tenant and other.order_id = fact.order_id and other.kind = 'offence'
          and other.person_id = fact.person_id and other.state = 'posted' and other.body ->> 'offence' = 'false_presence'
      ),
      'upheldAbout', (
        select coalesce(json_object_agg(about, n), '{}') from (
          select other.body ->> 'about' as about, count(*) as n from point_fact other
          where fact.kind = 'low_rate' and other.tenant_id = p_tenant and other.person_id = fact.person_id and other.kind = 'low_rate'
            and other.state = 'posted' and other.id <> fact.id and other.body ->> 'about' is not null group by 1
        ) counted
      ),
      'books', read_fact_books_v1(p_tenant, fact.person_id, fact.order_id, fact.at, p_now, fact.kind = 'offence' and fact.order_id is not null),
      'rules', published_rules_v1(p_tenant, p_knows)
    )
    from point_fact fact where fact.tenant_id = p_tenant and fact.id = p_id
  );
end $$;
