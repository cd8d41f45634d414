-- What a second look at the boundaries found.

-- A home that an order is on its way to is not rewritten: the new one takes its place, and the order keeps the old until it is over.
alter table address add column gone_at timestamptz;

-- Words that could not be judged wait behind those nobody has looked at yet.
alter table orders add column content_tried_at timestamptz;
drop index orders_unchecked;
create index orders_unchecked on orders (coalesce(content_tried_at, placed_at), tenant_id, id) where content = 'pending';

-- A paper is for everybody who comes: each of its codes is good once for each place there is.
alter table slip_code
  add column uses integer not null default 0,
  add column most integer not null default 1,
  add constraint slip_code_is_used_up check (uses between 0 and most);

-- commit_order_v4, and what only the write itself can be sure of:
--   usage   [{ person_id, what, day, max }]: raises `usage_full` when this was one too many
--   strike  a code that others may still need stays good
create function commit_order_v5(p_tenant text, p_order text, p_expected integer, p_change jsonb) returns jsonb language plpgsql as $$
declare
  found jsonb := commit_order_v4(p_tenant, p_order, p_expected, p_change);
  strike jsonb := p_change -> 'strike';
begin
  if found ->> 'kind' <> 'done' then
    return found;
  end if;
  if exists (select 1 from jsonb_to_recordset(p_change -> 'usage') one (person_id text, what text, day date, max integer)
      join usage on usage.tenant_id = p_tenant and usage.person_id = one.person_id and usage.what = one.what and usage.day = one.day
      where usage.count > one.max) then
    raise exception 'usage_full' using errcode = 'LL003', constraint = 'usage_full';
  end if;
  if strike is not null then
    update slip_code set uses = uses + 1, struck_at = case when uses + 1 >= most then struck_at end
    where tenant_id = p_tenant and order_id = p_order and round = (strike ->> 'round')::integer and use = strike ->> 'use';
  end if;
  return found;
end $$;

-- Where whom a step places for has a home (0014), those that are lived in.
create or replace function lives_in_v1(p jsonb) returns json language plpgsql stable as $$
declare
  helped text := p -> 'names' ->> 'helped';
  tenant text := p ->> 'tenant';
begin
  if helped is null then
    return '[]';
  end if;
  if tenant is null then
    select tenant_id into tenant from account where app_id = p ->> 'app' and openid = p ->> 'openid';
  end if;
  return (
    select coalesce(json_agg(distinct home.community_id), '[]') from (
      select community_id from person where tenant_id = tenant and id = helped and erased_at is null
      union all
      select area.community_id from address
      join area on area.tenant_id = tenant and area.id = address.grid_id
      join person on person.tenant_id = tenant and person.id = helped and person.erased_at is null
      where address.tenant_id = tenant and address.person_id = helped and address.gone_at is null
    ) home where home.community_id is not null
  );
end $$;

-- Nor may a step name one that is not lived in any more: read_order_v1 (0006) with one condition more, everything else as it stands.
do $$
declare
  was text := pg_get_functiondef('read_order_v1'::regproc);
  becomes text := replace(was, 'address.person_id = helped and area', 'address.person_id = helped and address.gone_at is null and area');
begin
  if becomes = was then
    raise exception 'read_order_v1 is not what 0006 made it';
  end if;
  execute becomes;
end $$;
