-- What the rules of points are asked about besides the closing of a visit: a good word, a withdrawal, an absence, an offence, a course …
-- Steps of an order leave theirs in the very write of the step; workers bring those that no screen knows. It lies here until it is
-- decided: first by a second person where the rules want one, then by the clock.
create table point_fact (
  tenant_id text not null references tenant,
  id text not null,
  kind text not null,
  person_id text not null,
  order_id text,
  -- where its review lies
  org_id text not null,
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  -- which version of the rules counts: the moment it is about
  at timestamptz not null,
  state text not null check (state in ('proposed', 'waiting', 'appealed', 'posted', 'dropped', 'reversed')),
  -- rises with every change: whoever decides says what they saw
  version integer not null default 1,
  -- while it waits: when it is to be looked at next
  post_at timestamptz,
  -- words that must be checked before they count, and under what they are sealed
  review text check (review in ('pending', 'shown', 'hidden')),
  review_owner text,
  proposed_by text,
  proposed_org text,
  confirmed_by text,
  confirmed_org text,
  recorded_at timestamptz not null,
  -- until then whom it is about may appeal against a deduction
  appeal_until timestamptz,
  outcome jsonb,
  posted_at timestamptz,
  -- a talk that is due (N02), or an authority that must still get it (D05)
  owed text check (owed in ('talk', 'hand_over')),
  owed_by text,
  owed_done_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, order_id) references orders (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, proposed_by) references person (tenant_id, id),
  foreign key (tenant_id, confirmed_by) references person (tenant_id, id),
  constraint point_fact_is_seen_by_two check (confirmed_by <> proposed_by),
  constraint point_fact_is_about_another check (person_id <> proposed_by and person_id <> confirmed_by),
  constraint point_fact_posts_with_its_outcome check ((state in ('posted', 'reversed')) = (posted_at is not null) and (posted_at is null or outcome is not null))
);
create index point_fact_due on point_fact (post_at, tenant_id, id) where state = 'waiting';
create index point_fact_unread on point_fact (recorded_at, tenant_id, id) where review = 'pending';
create index point_fact_of_person on point_fact (tenant_id, person_id, recorded_at desc, id desc);
create index point_fact_to_review on point_fact (tenant_id, org_id, recorded_at, id) where state = 'proposed';
create index point_fact_owed on point_fact (tenant_id, org_id, recorded_at, id) where owed is not null and owed_done_at is null;
create index point_fact_posted on point_fact (tenant_id, posted_at, id) where posted_at is not null;
create index point_fact_of_order on point_fact (tenant_id, order_id) where order_id is not null;
create index point_fact_of_kind on point_fact (tenant_id, kind, at) where kind = 'hazard';

-- 申诉: one a fact, by whom it is about; answered by staff who have no part in it, on the clock of P3, one level up when they are late.
create table appeal (
  tenant_id text not null,
  fact_id text not null,
  id text not null,
  person_id text not null,
  level text not null check (level in ('community', 'street', 'district')),
  org_id text not null,
  words text not null,
  at timestamptz not null,
  -- first to be taken up, then to be answered
  due_at timestamptz not null,
  taken_by text,
  taken_at timestamptz,
  upheld boolean,
  answer text,
  settled_by text,
  settled_at timestamptz,
  primary key (tenant_id, fact_id),
  foreign key (tenant_id, fact_id) references point_fact (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, taken_by) references person (tenant_id, id),
  foreign key (tenant_id, settled_by) references person (tenant_id, id),
  constraint appeal_is_settled_whole check (
    (settled_at is null) = (settled_by is null) and (settled_at is null) = (upheld is null) and (settled_at is null) = (answer is null)
  ),
  constraint appeal_is_settled_by_another check (settled_by <> person_id)
);
create unique index appeal_by_id on appeal (tenant_id, id);
create index appeal_of_person on appeal (tenant_id, person_id) where settled_at is null;
create index appeal_waiting on appeal (tenant_id, org_id, due_at, id) where settled_at is null;
create index appeal_overdue on appeal (due_at, tenant_id, fact_id) where settled_at is null;

-- Facts that a step of an order left, in the write of the step. One that has been decided is not touched any more: p_change names, as undecided, the
-- states it may still be in.
create function keep_facts_v1(p_tenant text, p_change jsonb, p_found jsonb) returns jsonb language plpgsql as $$
begin
  if p_found ->> 'kind' = 'done' and jsonb_array_length(coalesce(p_change -> 'facts', '[]')) > 0 then
    insert into point_fact (tenant_id, id, kind, person_id, order_id, org_id, body, at, state, post_at, review, review_owner,
      proposed_by, confirmed_by, recorded_at, appeal_until)
    select p_tenant, id, kind, person_id, order_id, org_id, body, at, state, post_at, review, review_owner, proposed_by, confirmed_by, recorded_at, appeal_until
    from jsonb_populate_recordset(null::point_fact, p_change -> 'facts')
    on conflict (tenant_id, id) do update set
      (body, state, post_at, review, review_owner, version) =
      (excluded.body, excluded.state, excluded.post_at, excluded.review, excluded.review_owner, point_fact.version + 1)
    where point_fact.confirmed_by is null and point_fact.state = any (array(select jsonb_array_elements_text(p_change -> 'undecided')));
  end if;
  return p_found;
end $$;

-- Everything the books say around one fact: of whom it is about and whoever has lines of that order, in the periods of the visits, of the
-- moment it is about, and of now.
create function read_fact_books_v1(p_tenant text, p_person text, p_order text, p_at timestamptz, p_now timestamptz, p_pool boolean) returns json
language plpgsql stable as $$
declare
  people text[] := array(
    select p_person union
    select split_part(account_id, '/', 3) from value_line where tenant_id = p_tenant and order_id = p_order and account_id ~ '^(point|minute)/(earned|gifted|allotment)/'
    union select beneficiary_id from orders where tenant_id = p_tenant and id = p_order and beneficiary_id is not null
  );
  periods text[] := array(
    select unnest(periods_v1(p_at)) union select unnest(periods_v1(p_now))
    union select distinct unnest(periods_v1(arrived_at)) from seat where tenant_id = p_tenant and order_id = p_order and arrived_at is not null
  );
begin
  return json_build_object(
    'helped', null,
    'pool', case when p_pool then pool_v1(p_tenant, p_order) end,
    'tallies', (
      select coalesce(json_agg(json_build_object('personId', person_id, 'key', key, 'amount', amount)), '[]') from tally
      where tenant_id = p_tenant and person_id = any (people) and period = any (periods)
    ),
    'balances', (
      select coalesce(json_object_agg(account.id, json_build_object('posted', account.posted, 'held', account.held)), '{}')
      from unnest(people) one (id)
      cross join unnest(array['point/earned/', 'minute/earned/', 'minute/gifted/', 'minute/allotment/']) kind (name)
      join ledger_account account on account.tenant_id = p_tenant and account.id = kind.name || one.id
    ),
    'lines', (
      select coalesce(json_agg(json_build_object('accountId', account_id, 'transferId', transfer_id, 'line', line) order by at, transfer_id, account_id), '[]')
      from value_line where tenant_id = p_tenant and order_id = p_order
    ),
    'moves', (
      select coalesce(json_agg(json_build_object('id', move.id, 'phase', move.phase, 'of', move.of, 'from', move.from_id, 'to', move.to_id,
        'amount', move.amount, 'at', (extract(epoch from move.at) * 1000)::bigint) order by move.at, move.id, move.line), '[]')
      from (select distinct transfer_id as id from value_line where tenant_id = p_tenant and order_id = p_order) named
      cross join lateral (select * from transfer where tenant_id = p_tenant and transfer.id = named.id) move
    )
  );
end $$;

-- One fact with its books and its appeal, for whoever decides about it now.
create function read_fact_v1(p_tenant text, p_id text, p_now timestamptz, p_knows jsonb) returns json language plpgsql stable as $$
begin
  return (
    select json_build_object(
      'fact', to_json(fact), 'appeal', (select to_json(appeal) from appeal where appeal.tenant_id = p_tenant and appeal.fact_id = fact.id),
      'held', (
        select amount from transfer hold where hold.tenant_id = p_tenant and hold.id = 'appeal/' || fact.id || '/hold' and hold.line = 1
          and not exists (select from transfer ended where ended.tenant_id = p_tenant and ended.of = hold.id)
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

-- What was decided about a fact, with what it moves, in one write. False: the fact is not as it was seen. p_change: transfers, tallies and
-- lines as for move_value_v1, and
--   fact     columns of the fact that become different
--   appeal   the same of its appeal, or a new one
--   suspend  { person_id, until }
create function decide_fact_v1(p_tenant text, p_id text, p_seen integer, p_change jsonb) returns boolean language plpgsql as $$
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
  update point_fact set (body, state, version, post_at, review, proposed_by, proposed_org, confirmed_by, confirmed_org, appeal_until, outcome, posted_at, owed, owed_by, owed_done_at)
    = (becomes.body, becomes.state, p_seen + 1, becomes.post_at, becomes.review, becomes.proposed_by, becomes.proposed_org, becomes.confirmed_by,
       becomes.confirmed_org, becomes.appeal_until, becomes.outcome, becomes.posted_at, becomes.owed, becomes.owed_by, becomes.owed_done_at)
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
  update volunteer set suspended_until = greatest(suspended_until, (p_change -> 'suspend' ->> 'until')::timestamptz)
  where tenant_id = p_tenant and person_id = p_change -> 'suspend' ->> 'person_id' and (p_change -> 'suspend' ->> 'until') is not null;
  update volunteer set suspended_until = (p_change -> 'lift' ->> 'at')::timestamptz
  where tenant_id = p_tenant and person_id = p_change -> 'lift' ->> 'person_id' and suspended_until > (p_change -> 'lift' ->> 'at')::timestamptz;
  return true;
end $$;

-- Whether somebody is staff at an organisation in the line above (and of) p_org, and neither the person concerned nor of their family.
create function may_review_v1(p_tenant text, p_who text, p_at_org text, p_org text, p_person text, p_now timestamptz, p_roles text[]) returns boolean
language plpgsql stable as $$
begin
  return p_who <> p_person
    and exists (select from post where tenant_id = p_tenant and person_id = p_who and org_id = p_at_org and role = any (p_roles) and (until is null or until > p_now))
    and not exists (select from kin where tenant_id = p_tenant and ((person_id = p_who and other_id = p_person) or (person_id = p_person and other_id = p_who)))
    and exists (
      with recursive upwards as (
        select id, parent_id from org where tenant_id = p_tenant and id = p_org
        union all
        select org.id, org.parent_id from upwards join org on org.tenant_id = p_tenant and org.id = upwards.parent_id
      ) select from upwards where id = p_at_org
    );
end $$;

-- An organisation and those beneath it: what a street hears of are the facts of its communities.
create function orgs_below_v1(p_tenant text, p_org text) returns text[] language plpgsql stable as $$
begin
  return array(
    with recursive downwards as (
      select p_org as id
      union all
      select org.id from downwards join org on org.tenant_id = p_tenant and org.parent_id = downwards.id
    ) select id from downwards
  );
end $$;

-- One person's calendar year: points earned minus what was taken back of them, before redemption; proven minutes uncut, without paid work
-- and without a presence that was found to be false; and which offences stand.
create function year_of_v1(p_tenant text, p_person text, p_from timestamptz, p_to timestamptz) returns json language plpgsql stable as $$
begin
  return json_build_object(
    'points', (
      select coalesce(sum(points), 0) from (
        select (line ->> 'points')::integer as points from value_line
        where tenant_id = p_tenant and account_id = 'point/earned/' || p_person and at >= p_from and at < p_to and (line ->> 'points')::integer > 0
        union all
        select -(old.line ->> 'points')::integer from value_line back
        join value_line old on old.tenant_id = back.tenant_id and old.account_id = back.account_id and old.transfer_id = left(back.transfer_id, -8)
        where back.tenant_id = p_tenant and back.account_id = 'point/earned/' || p_person and back.at >= p_from and back.at < p_to
          and back.transfer_id like '%/reverse' and (old.line ->> 'points')::integer > 0
      ) moved
    ),
    'minutes', (
      select coalesce(sum(seat.proven_minutes), 0) from seat
      where seat.tenant_id = p_tenant and seat.person_id = p_person and seat.left_at is not null and not seat.duty
        and seat.arrived_at >= p_from and seat.arrived_at < p_to
        and not exists (
          select from point_fact fact where fact.tenant_id = p_tenant and fact.order_id = seat.order_id and fact.person_id = p_person
            and fact.state = 'posted' and fact.body ->> 'offence' = 'false_presence' and (fact.body ->> 'round')::integer = seat.round
        )
    ),
    'offences', (
      select coalesce(json_agg(distinct one ->> 'code'), '[]') from point_fact fact
      cross join lateral jsonb_array_elements(fact.outcome -> 'lines') one
      where fact.tenant_id = p_tenant and fact.person_id = p_person and fact.kind = 'offence' and fact.state = 'posted'
        and fact.posted_at >= p_from and fact.posted_at < p_to
    )
  );
end $$;
