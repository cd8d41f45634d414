-- Whose pool stands above an organisation, and what a pool has: three statements knew both by themselves. In plpgsql, so that a
-- connection keeps their plans (0014).

-- The last organisation on the way up from p_org.
create function top_org_v1(p_tenant text, p_org text) returns text language plpgsql stable as $$
begin
  return (
    with recursive upwards as (
      select id, parent_id from org where tenant_id = p_tenant and id = p_org
      union all
      select org.id, org.parent_id from upwards join org on org.tenant_id = p_tenant and org.id = upwards.parent_id
    ) select id from upwards where parent_id is null
  );
end $$;

-- What the pool of one organisation has over all its shards, and how much of that must stay.
create function pool_of_v1(p_tenant text, p_owner text) returns jsonb language plpgsql stable as $$
begin
  return (
    select jsonb_build_object('available', coalesce(sum(posted - held), 0), 'floor', coalesce(sum(floor), 0))
    from generate_series(0, 63) shard
    join ledger_account on ledger_account.tenant_id = p_tenant and ledger_account.id = 'minute/pool/' || p_owner || '/' || to_char(shard, 'FM00')
  );
end $$;

-- The pool above an order.
create or replace function pool_v1(p_tenant text, p_order text) returns json language plpgsql stable as $$
begin
  return pool_of_v1(p_tenant, top_org_v1(p_tenant, (select community_id from orders where tenant_id = p_tenant and id = p_order)));
end $$;

-- The calendar periods of Asia/Shanghai that an instant lies in, as domain/points/period.ts names them.
create or replace function periods_v1(p_at timestamptz) returns text[] language plpgsql stable as $$
declare
  day timestamp := p_at at time zone 'Asia/Shanghai';
begin
  return array[to_char(day, 'YYYY-MM-DD'), to_char(day, 'YYYY-MM'), to_char(day, 'YYYY-"Q"Q'), to_char(day, 'YYYY'), 'life'];
end $$;
