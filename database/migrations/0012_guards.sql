-- Where whom a step places for has a home: communities of their own and of their saved addresses; none for somebody unknown or
-- erased, and for a step that places for nobody. p as for `read_order_v1`, asked in the same trip.
create function lives_in_v1(p jsonb) returns json language sql stable as $$
  with here as (
    select coalesce(p ->> 'tenant', (select tenant_id from account where app_id = p ->> 'app' and openid = p ->> 'openid')) as tenant_id
  ), helped as (
    select person.* from here join person on person.tenant_id = here.tenant_id and person.id = p -> 'names' ->> 'helped'
    where person.erased_at is null
  )
  select coalesce(json_agg(distinct home.community_id), '[]') from (
    select community_id from helped
    union all
    select area.community_id from helped
    join address on address.tenant_id = helped.tenant_id and address.person_id = helped.id
    join area on area.tenant_id = helped.tenant_id and area.id = address.grid_id
  ) home where home.community_id is not null
$$;

-- A seat's id is shown to people who may not know who sits there: from now on it is a number in its round, not a person's name.
alter table seat drop constraint seat_is_named_by_its_person;
alter table seat add constraint seat_is_named_by_its_round check (id like round || '-%');

-- A door that nobody opened runs a clock of its own.
alter table orders drop constraint orders_clock_check;
alter table orders add constraint orders_clock_check check (clock ->> 'name' in ('accept', 'dispatch', 'takeUp', 'start', 'finish', 'followUp', 'door'));

-- What somebody at the handler must look at before anything else.
create index orders_alarmed on orders (tenant_id, handler_org_id, due_at, id) where clock ->> 'name' = 'door' or alarms ? 'safety';
