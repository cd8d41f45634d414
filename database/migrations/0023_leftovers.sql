-- 今天必须有人来吗: whoever asked said yes. A mark for whoever hands it on; null where nobody said so, and in orders of before.
alter table orders add column same_day boolean;

-- read_cards_v1, and whose member each of those people is: a unit reads the names of its own only.
create function read_cards_v2(p_tenant text, p_reader text, p_ids text[], p_taken text[]) returns json language plpgsql stable as $$
begin
  return coalesce((
    select json_agg(json_build_object(
      'order', to_json(orders), 'grid_name', area.name, 'unit_name', org.name, 'item', item.body,
      'seats', (
        select coalesce(json_agg(json_build_object(
          'seat', to_json(seat), 'public_name', person.public_name, 'unit_id', volunteer.unit_id
        ) order by seat.n), '[]')
        from seat
        join person on person.tenant_id = p_tenant and person.id = seat.person_id
        left join volunteer on volunteer.tenant_id = p_tenant and volunteer.person_id = seat.person_id
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

-- What is past its use is removed, the oldest first, of every district at once. `request` has its index since 0004.
create index code_attempt_by_age on code_attempt (at);
create index usage_by_age on usage (day);
create index photo_check_by_age on photo_check (asked_at);

-- A home that nobody lives in any more: its door is forgotten when no order can be on its way there again.
alter table address add column forgotten_at timestamptz;
create index address_to_forget on address (gone_at, tenant_id, id) where gone_at is not null and forgotten_at is null;
