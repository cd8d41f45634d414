-- What a step that moves value reads, as in 0035, and besides: which visits of its order were found to be false (D03), for those earn nothing, whatever
-- is corrected or closed afterwards; the periods to which a correction that waits for its second person would move an arrival; and the warnings of
-- bad weather that stood around its visits (warnings_of_v1).
create function read_value_v3(p jsonb) returns json language plpgsql stable as $$
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
    select distinct unnest(periods_v1(to_timestamp((one ->> 'arrivedAt')::bigint / 1000.0)))
    from orders cross join lateral jsonb_array_elements(corrections) one
    where tenant_id = tenant and id = asked and one ->> 'confirmedAt' is null
    union
    select 'life'
  );
  return json_build_object(
    'helped', (
      select json_build_object('personId', id, 'birthDay', case when real_name then birth_day end, 'useOwn', use_minutes,
        'frozen', frozen_v1(tenant, helped),
        'listed', exists (select from listed_elder where listed_elder.tenant_id = tenant and listed_elder.person_id = helped),
        -- nothing has come to their allotment this month: what is there is last month's, and goes back (T09)
        'lapsed', not exists (
          select from entry where entry.tenant_id = tenant and account_id = 'minute/allotment/' || helped and posted > 0
            and at >= date_trunc('month', (p ->> 'now')::timestamptz at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'
        ))
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
    'falseVisits', (
      select coalesce(json_agg(json_build_object('personId', person_id, 'round', (body ->> 'round')::integer)), '[]') from point_fact
      where tenant_id = tenant and order_id = asked and kind = 'offence' and state = 'posted' and body ->> 'offence' = 'false_presence'
    ),
    'warnings', warnings_of_v1(tenant, asked),
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
