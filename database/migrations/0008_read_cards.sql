-- Pages of cards. A connection keeps the plans of its functions: planning these statements anew took as long as running them.

-- What the cards of a page show, in the order of p_ids: each order without any private column, its seats that take a place
-- (p_taken: their states) or are the reader's own, and public names.
create function read_cards_v1(p_tenant text, p_reader text, p_ids text[], p_taken text[]) returns json language plpgsql stable as $$
begin
  return coalesce((
    select json_agg(json_build_object(
      'order', to_json(orders), 'grid_name', area.name, 'unit_name', org.name, 'item', item.body,
      'seats', (
        select coalesce(json_agg(json_build_object('seat', to_json(seat), 'public_name', person.public_name) order by seat.n), '[]')
        from seat
        join person on person.tenant_id = p_tenant and person.id = seat.person_id
        where seat.tenant_id = p_tenant and seat.order_id = orders.id and seat.round = orders.round
          and (seat.state = any (p_taken) or seat.person_id = p_reader)
      )
    ) order by wanted.n)
    from unnest(p_ids) with ordinality wanted (id, n)
    join orders on orders.tenant_id = p_tenant and orders.id = wanted.id
    left join area on area.tenant_id = p_tenant and area.id = orders.grid_id
    left join org on org.tenant_id = p_tenant and org.id = orders.target_unit_id
    left join item on item.tenant_id = p_tenant and item.code = orders.item_code
  ), '[]');
end $$;

-- Whether an open order may be shown to this volunteer at all: not their own, nor of those close to them, nor one they are in or refused.
create function pool_fits_v1(p_order orders, p_reader text, p_close text[]) returns boolean language sql stable as $$
  select (p_order.beneficiary_id is null or p_order.beneficiary_id <> all (p_close))
    and (p_order.agent_id is null or p_order.agent_id <> all (p_close))
    and p_order.placer_id is distinct from p_reader
    and not exists (
      select 1 from seat
      where seat.tenant_id = p_order.tenant_id and seat.order_id = p_order.id and seat.person_id = p_reader
        and (seat.barred or seat.round = p_order.round)
    )
$$;

-- An order that no longer looks for anybody reaches nobody, so that the pool need not know what state that is.
update orders set reach = 0 where state <> 'open';
drop index orders_pool_unit, orders_pool_community, orders_pool_street, orders_pool_district;
create index orders_pool_unit on orders (tenant_id, target_unit_id, starts_at, id) where reach >= 1;
create index orders_pool_community on orders (tenant_id, community_id, starts_at, id) where reach >= 2;
create index orders_pool_street on orders (tenant_id, street_id, starts_at, id) where reach >= 3;
create index orders_pool_district on orders (tenant_id, starts_at, id) where reach >= 4;

-- Open orders whose ring reaches the reader as a volunteer, by when they begin; an outer ring includes the inner ones. Each
-- ring goes along an index of its own. The reader's own orders, those for their family and elders, and those they refused or
-- are in already are passed over row by row until the page is full.
create function read_pool_v1(p_tenant text, p_reader text, p_after timestamptz, p_after_id text, p_size integer, p_now timestamptz)
returns table (id text, sort timestamptz) language plpgsql stable as $$
#variable_conflict use_column
declare
  unit text;
  communities text[];
  street text;
  close text[];
begin
  select volunteer.unit_id, volunteer.community_ids, community.parent_id into unit, communities, street
  from volunteer
  join person on person.tenant_id = p_tenant and person.id = p_reader
  left join org community on community.tenant_id = p_tenant and community.id = person.community_id
  where volunteer.tenant_id = p_tenant and volunteer.person_id = p_reader;
  if not found then return; end if;
  close := array(
    select kin.other_id from kin where kin.tenant_id = p_tenant and kin.person_id = p_reader and kin.confirmed_at is not null
    union all
    select kin.person_id from kin where kin.tenant_id = p_tenant and kin.other_id = p_reader and kin.confirmed_at is not null
  ) || p_reader;
  return query
    (select orders.id, orders.starts_at from orders
     where orders.tenant_id = p_tenant and orders.target_unit_id = unit and orders.reach >= 1
       and (orders.starts_at, orders.id) > (p_after, p_after_id) and orders.ends_at > p_now and pool_fits_v1(orders, p_reader, close)
     order by orders.starts_at, orders.id limit p_size)
    union
    (select found.id, found.starts_at from unnest(communities) community (id) cross join lateral (
       select orders.id, orders.starts_at from orders
       where orders.tenant_id = p_tenant and orders.community_id = community.id and orders.reach >= 2
         and (orders.starts_at, orders.id) > (p_after, p_after_id) and orders.ends_at > p_now and pool_fits_v1(orders, p_reader, close)
       order by orders.starts_at, orders.id limit p_size
     ) found)
    union
    (select orders.id, orders.starts_at from orders
     where orders.tenant_id = p_tenant and orders.street_id = street and orders.reach >= 3
       and (orders.starts_at, orders.id) > (p_after, p_after_id) and orders.ends_at > p_now and pool_fits_v1(orders, p_reader, close)
     order by orders.starts_at, orders.id limit p_size)
    union
    (select orders.id, orders.starts_at from orders
     where orders.tenant_id = p_tenant and orders.reach >= 4
       and (orders.starts_at, orders.id) > (p_after, p_after_id) and orders.ends_at > p_now and pool_fits_v1(orders, p_reader, close)
     order by orders.starts_at, orders.id limit p_size);
end $$;
