-- A connection keeps the plans of plpgsql functions; those of sql functions it made anew at every call, which was half the time
-- of `read_order_v1`. The same answers as before, from the same rows.

-- The other ends of confirmed links of one kind: towards p_person (who acts for them), from them (whom they act for), or both (null).
create or replace function kin_of_v1(p_tenant text, p_person text, p_kind text, p_towards boolean) returns json language plpgsql stable as $$
begin
  return (
    select coalesce(json_agg(distinct id), '[]') from (
      select person_id as id from kin
      where tenant_id = p_tenant and other_id = p_person and kind = p_kind and confirmed_at is not null and p_towards is not false
      union all
      select other_id from kin
      where tenant_id = p_tenant and person_id = p_person and kind = p_kind and confirmed_at is not null and p_towards is not true
    ) linked
  );
end $$;

-- Where whom a step places for has a home: communities of their own and of their saved addresses; none for somebody unknown or
-- erased, and for a step that places for nobody. p as for `read_order_v1`, asked in the same trip.
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
      where address.tenant_id = tenant and address.person_id = helped
    ) home where home.community_id is not null
  );
end $$;

-- Whether an open order may be shown to this volunteer at all: not their own, nor of those close to them, nor one they are in or refused.
create or replace function pool_fits_v1(p_order orders, p_reader text, p_close text[]) returns boolean language plpgsql stable as $$
begin
  return (p_order.beneficiary_id is null or p_order.beneficiary_id <> all (p_close))
    and (p_order.agent_id is null or p_order.agent_id <> all (p_close))
    and p_order.placer_id is distinct from p_reader
    and not exists (
      select 1 from seat
      where seat.tenant_id = p_order.tenant_id and seat.order_id = p_order.id and seat.person_id = p_reader
        and (seat.barred or seat.round = p_order.round)
    );
end $$;
