-- What one person has used up of every limit: caps of points by period, minutes of a day, what is still owed. The key names limit and
-- period (`R01/2026-11-23`, `minute/life`); the writer says what it saw, so of two who use the last room at once one decides again.
create table tally (
  tenant_id text not null,
  person_id text not null,
  period text not null generated always as (split_part(key, '/', 2)) stored,
  key text not null,
  amount bigint not null,
  primary key (tenant_id, person_id, period, key),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  constraint tally_is_whole check (amount between 0 and 9007199254740991 and split_part(key, '/', 2) <> '')
);

-- Why an entry is what it is, in words for whoever owns the account; never a name. Points carry their line besides: what a correction needs.
create table value_line (
  tenant_id text not null,
  account_id text not null,
  transfer_id text not null,
  order_id text,
  why jsonb not null check (jsonb_typeof(why) = 'array'),
  line jsonb,
  at timestamptz not null,
  primary key (tenant_id, account_id, transfer_id),
  foreign key (tenant_id, order_id) references orders (tenant_id, id)
);
create index value_line_of_order on value_line (tenant_id, order_id) where order_id is not null;
create trigger value_line_stays before update or delete on value_line for each row execute function refuse_change();

-- The calendar periods of Asia/Shanghai that an instant lies in, as domain/points/period.ts names them.
create function periods_v1(p_at timestamptz) returns text[] language sql stable as $$
  select array[to_char(day, 'YYYY-MM-DD'), to_char(day, 'YYYY-MM'), to_char(day, 'YYYY-"Q"Q'), to_char(day, 'YYYY'), 'life']
  from (select p_at at time zone 'Asia/Shanghai' as day) here
$$;

-- How many minutes of mutual help wait for whoever comes, beside the aggregate; null or 0: points only, which helpers read before they accept.
alter table orders add column held_minutes integer;

-- 用我的互助时间: whether what somebody earned may pay for what they ask for.
alter table person add column use_minutes boolean not null default true;

-- Elders on a community's list of those who need it most: a monthly allotment from the pool, and their own minutes from sixty on (T06, T08, T09).
create table listed_elder (
  tenant_id text not null,
  person_id text not null,
  listed_by text not null,
  listed_at timestamptz not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, listed_by) references person (tenant_id, id)
);

-- Close family as a community verified it once, seen from the giver (T07).
create table gift_relation (
  tenant_id text not null,
  giver_id text not null,
  receiver_id text not null,
  relation text not null check (relation in ('spouse', 'parent', 'grandparent', 'child')),
  verified_by text not null,
  verified_at timestamptz not null,
  primary key (tenant_id, giver_id, receiver_id),
  foreign key (tenant_id, giver_id) references person (tenant_id, id),
  foreign key (tenant_id, receiver_id) references person (tenant_id, id),
  foreign key (tenant_id, verified_by) references person (tenant_id, id),
  constraint gift_relation_is_of_two check (giver_id <> receiver_id)
);

-- What the pool of the district above an order has; the shards of a pool lie in one range of names.
create function pool_v1(p_tenant text, p_order text) returns json language sql stable as $$
  with recursive upwards as (
    select org.* from orders join org on org.tenant_id = orders.tenant_id and org.id = orders.community_id
    where orders.tenant_id = p_tenant and orders.id = p_order
    union all
    select org.* from upwards join org on org.tenant_id = p_tenant and org.id = upwards.parent_id
  )
  select json_build_object('available', coalesce(sum(posted - held), 0), 'floor', coalesce(sum(floor), 0))
  from upwards
  cross join lateral (
    select posted, held, floor from generate_series(0, 63) shard
    join ledger_account on ledger_account.tenant_id = p_tenant and ledger_account.id = 'minute/pool/' || upwards.id || '/' || to_char(shard, 'FM00')
  ) shards
  where upwards.parent_id is null
$$;

-- What the books say around one order, for a step that may move value; null when p.value does not ask. p besides as for read_order_v1.
-- p.value: books; pool, when the pool may have to pay; unnamed, when value only moves where no item has been named yet.
create function read_value_v1(p jsonb) returns json language plpgsql stable as $$
declare
  tenant text := p ->> 'tenant';
  asked text := p ->> 'order';
  helped text;
  people text[];
  periods text[];
begin
  if p -> 'value' is null then
    return null;
  end if;
  if tenant is null then
    select tenant_id into tenant from account where app_id = p ->> 'app' and openid = p ->> 'openid';
  end if;
  if p ->> 'value' = 'unnamed' and (select item_code is not null from orders where tenant_id = tenant and id = asked) then
    return null;
  end if;
  helped := coalesce((select beneficiary_id from orders where tenant_id = tenant and id = asked), p -> 'names' ->> 'helped');
  people := array(
    select person_id from seat where tenant_id = tenant and order_id = asked and accepted_at is not null
    union
    select helped where helped is not null
  );
  periods := array(
    select distinct unnest(periods_v1(arrived_at)) from seat
    where tenant_id = tenant and order_id = asked and arrived_at is not null
    union
    select 'life'
  );
  return json_build_object(
    'helped', (
      select json_build_object('personId', id, 'birthDay', case when real_name then birth_day end, 'useOwn', use_minutes,
        'frozen', erase_after is not null,
        'listed', exists (select from listed_elder where listed_elder.tenant_id = tenant and listed_elder.person_id = helped))
      from person where tenant_id = tenant and id = helped
    ),
    'pool', case when p ->> 'value' = 'pool' then pool_v1(tenant, asked) end,
    'tallies', (
      select coalesce(json_agg(json_build_object('personId', person_id, 'key', key, 'amount', amount)), '[]') from tally
      where tenant_id = tenant and person_id = any (people) and period = any (periods)
    ),
    'balances', (
      select coalesce(json_object_agg(account.id, json_build_object('posted', account.posted, 'held', account.held)), '{}')
      from unnest(people) one (id)
      cross join unnest(array['point/earned/', 'minute/earned/', 'minute/gifted/', 'minute/allotment/']) kind (name)
      join ledger_account account on account.tenant_id = tenant and account.id = kind.name || one.id
    ),
    'lines', (
      select coalesce(json_agg(json_build_object('accountId', account_id, 'transferId', transfer_id, 'line', line)
        order by at, transfer_id, account_id), '[]')
      from value_line where tenant_id = tenant and order_id = asked
    ),
    'moves', (
      select coalesce(json_agg(json_build_object('id', move.id, 'phase', move.phase, 'of', move.of, 'from', move.from_id, 'to', move.to_id,
        'amount', move.amount, 'at', (extract(epoch from move.at) * 1000)::bigint) order by move.at, move.id, move.line), '[]')
      from (select distinct transfer_id as id from value_line where tenant_id = tenant and order_id = asked) named
      cross join lateral (select * from transfer where tenant_id = tenant and transfer.id = named.id) move
    )
  );
end $$;

-- commit_order_v3, and with it what the step used up of limits and why each entry is what it is. p_change, besides:
--   tallies  [{ person_id, key, before, after }]: raises `tally_moved` when one of them is not what the decision saw
--   lines    rows of value_line
--   held     how many minutes wait for whoever comes from now on
create function commit_order_v4(p_tenant text, p_order text, p_expected integer, p_change jsonb) returns jsonb language plpgsql as $$
declare
  found jsonb := commit_order_v3(p_tenant, p_order, p_expected, p_change);
begin
  if found ->> 'kind' = 'done' and p_change -> 'lines' is not null then
    perform count_v1(p_tenant, p_change -> 'tallies');
    insert into value_line select * from jsonb_populate_recordset(null::value_line, p_change -> 'lines');
  end if;
  if found ->> 'kind' = 'done' and p_change -> 'held' is not null then
    update orders set held_minutes = (p_change ->> 'held')::integer where tenant_id = p_tenant and id = p_order;
  end if;
  return found;
end $$;

-- Moves tallies from what was seen to what they become, in the order of their keys, so that two writers never wait for each other.
create function count_v1(p_tenant text, p_tallies jsonb) returns void language plpgsql as $$
declare
  one record;
begin
  for one in select * from jsonb_to_recordset(p_tallies) tally (person_id text, key text, before bigint, after bigint) order by person_id, key loop
    insert into tally (tenant_id, person_id, key, amount) values (p_tenant, one.person_id, one.key, one.after)
    on conflict (tenant_id, person_id, period, key) do update set amount = one.after where tally.amount = one.before;
    if not found then
      raise exception 'tally_moved: %', one.key using errcode = 'LL002', constraint = 'tally_moved';
    end if;
  end loop;
end $$;
