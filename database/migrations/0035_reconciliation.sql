-- Every night the books are read on from where they were read last (T16): what was checked, what it came to, and what must wait while a
-- difference stands.

-- How far each account's chain has been read and found right, and what stood there then.
create table checked_account (
  tenant_id text not null,
  account_id text not null,
  seq bigint not null,
  posted bigint not null,
  held bigint not null,
  head bytea not null,
  primary key (tenant_id, account_id)
);

-- Reservations that nothing has ended, as the chains say.
create table open_hold (
  tenant_id text not null,
  transfer_id text not null,
  account_id text not null,
  amount bigint not null check (amount > 0),
  primary key (tenant_id, transfer_id)
);

-- The chains folded by month: totals, the pool's coming and going, and what was issued come from here and never from all entries.
create table book_month (
  tenant_id text not null,
  asset text not null,
  kind text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  -- the first word of a transfer's id: what it was for
  cause text not null,
  phase text not null,
  came bigint not null,
  went bigint not null,
  -- what of it came from the issuer, or (negative) went back there
  issued bigint not null,
  primary key (tenant_id, asset, kind, month, cause, phase)
);

-- One night's run; the newest that was finished is what everybody reads.
create table book_check (
  tenant_id text not null references tenant,
  day date not null,
  checked_at timestamptz not null,
  -- null while it is still catching up
  finished_at timestamptz,
  entries bigint not null default 0,
  -- differences found, by asset: { "minute": ["…"] }
  faults jsonb not null default '{}',
  -- what people own who may use it within five and within ten years
  promised_five bigint,
  promised_ten bigint,
  primary key (tenant_id, day)
);

-- Since when one asset stands still because a difference was found, and the two who let it move again once it was gone.
create table book_stop (
  tenant_id text not null references tenant,
  asset text not null check (asset in ('point', 'minute')),
  found_at timestamptz not null,
  faults jsonb not null,
  -- when a later check found it right again; taken back when another difference comes
  cleared_at timestamptz,
  proposed_by text,
  proposed_at timestamptz,
  reopened_by text,
  reopened_at timestamptz,
  primary key (tenant_id, asset, found_at),
  foreign key (tenant_id, proposed_by) references person (tenant_id, id),
  foreign key (tenant_id, reopened_by) references person (tenant_id, id),
  constraint book_stop_ends_by_two check (reopened_by <> proposed_by and (reopened_by is null) = (reopened_at is null)
    and (proposed_by is null) = (proposed_at is null) and (reopened_at is null or (proposed_at is not null and cleared_at is not null)))
);
create unique index book_stop_stands on book_stop (tenant_id, asset) where reopened_at is null;

-- What an order's step would have moved had its asset not stood still: the step is taken, this is made up for afterwards.
create table value_wait (
  tenant_id text not null,
  order_id text not null,
  round integer not null,
  asset text not null check (asset in ('point', 'minute')),
  -- the reservations that it ends
  holds jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, order_id, round, asset),
  foreign key (tenant_id, order_id) references orders (tenant_id, id)
);
create index value_wait_by_time on value_wait (tenant_id, at, order_id);

-- Orders that live and say that minutes wait for whoever comes: the night compares them with what is reserved.
create index orders_holding on orders (tenant_id, id) where ended_at is null and held_minutes > 0;

-- Which assets stand still.
create function stopped_v1(p_tenant text) returns text[] language plpgsql stable as $$
begin
  return array(select asset from book_stop where tenant_id = p_tenant and reopened_at is null);
end $$;

-- The one writer moves nothing of an asset that stands still, whoever asks: post_transfers_v1 (0011) with one condition more.
do $do$
declare
  was text := pg_get_functiondef('post_transfers_v1'::regproc);
  becomes text := replace(was, E'begin\n  loop\n', $more$begin
  perform refuse_transfer_v1('book_stop_stands', asset) from book_stop
    where tenant_id = p_tenant and reopened_at is null and asset in (select split_part(from_id, '/', 1) from unnest(moves));
  loop
$more$);
begin
  if becomes = was then
    raise exception 'post_transfers_v1 is not what 0011 made it';
  end if;
  execute becomes;
end $do$;

-- commit_order_v5, and what has to wait:
--   waits   rows of value_wait
create function commit_order_v6(p_tenant text, p_order text, p_expected integer, p_change jsonb) returns jsonb language plpgsql as $$
declare
  found jsonb := commit_order_v5(p_tenant, p_order, p_expected, p_change);
begin
  if found ->> 'kind' = 'done' and p_change -> 'waits' is not null then
    insert into value_wait select * from jsonb_populate_recordset(null::value_wait, p_change -> 'waits')
    on conflict (tenant_id, order_id, round, asset) do update set holds = value_wait.holds || excluded.holds;
  end if;
  return found;
end $$;

-- Makes up for one of them, once. False: somebody was faster.
create function make_up_v1(p_tenant text, p_order text, p_round integer, p_asset text, p_change jsonb) returns boolean language plpgsql as $$
begin
  delete from value_wait where tenant_id = p_tenant and order_id = p_order and round = p_round and asset = p_asset;
  if not found then
    return false;
  end if;
  if jsonb_array_length(p_change -> 'transfers') > 0 then
    perform post_transfers_v1(p_tenant, p_change -> 'transfers');
  end if;
  perform count_v1(p_tenant, p_change -> 'tallies');
  insert into value_line select * from jsonb_populate_recordset(null::value_line, p_change -> 'lines') on conflict do nothing;
  return true;
end $$;

-- What the books say around one order, for a step that may move value; null when p.value does not ask. p besides as for read_order_v1.
-- Besides what 0018 answers: which assets stand still, what of this order waits for that to end, and who is frozen by a death.
-- p.value: books; pool, when the pool may have to pay; unnamed, when value only moves where no item has been named yet.
create function read_value_v2(p jsonb) returns json language plpgsql stable as $$
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
        'frozen', frozen_v1(tenant, helped),
        'listed', exists (select from listed_elder where listed_elder.tenant_id = tenant and listed_elder.person_id = helped))
      from person where tenant_id = tenant and id = helped
    ),
    'stopped', to_json(stopped_v1(tenant)),
    'waits', (
      select coalesce(json_agg(json_build_object('round', round, 'asset', asset, 'holds', holds) order by round, asset), '[]')
      from value_wait where tenant_id = tenant and order_id = asked
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
