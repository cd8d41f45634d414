-- What is read for one decision is always few rows by their keys, so one plan is right for everybody: a connection that weighed a plan of its
-- own for every list of people made a new one at every call, a third of the time of the read. And of a seat the order is looked up by its
-- key, whatever the planner believes of a table whose rows nobody has counted yet. The same answers as before, from the same rows.
create or replace function people_v1(p_tenant text, p_ids text[], p_now timestamptz, p_words jsonb) returns json language plpgsql stable as $$
declare
  coming text[] := array(select jsonb_array_elements_text(p_words -> 'coming'));
  running text[] := array(select jsonb_array_elements_text(p_words -> 'running'));
begin
  return coalesce((
    select json_object_agg(person.id, json_build_object(
      'id', person.id,
      'public_name', person.public_name,
      'birth_day', person.birth_day,
      'real_name', person.real_name,
      'street_id', street.parent_id,
      'unit_name', unit.name,
      'posts', (
        select coalesce(json_agg(json_build_object('role', post.role, 'orgId', post.org_id) order by post.role, post.org_id), '[]')
        from post
        where post.tenant_id = p_tenant and post.person_id = person.id and (post.until is null or post.until > p_now)
      ),
      'volunteer', case when volunteer.person_id is not null then to_json(volunteer) end,
      'busy', (
        select coalesce(json_agg(json_build_object(
          'order_id', seat.order_id, 'state', seat.state, 'starts_at', seat.starts_at, 'ends_at', seat.ends_at
        ) order by seat.starts_at, seat.order_id), '[]')
        from seat
        where seat.tenant_id = p_tenant and seat.person_id = person.id and seat.state = any (coming)
          and (
            select orders.state from orders
            where orders.tenant_id = p_tenant and orders.id = seat.order_id and orders.round = seat.round
          ) = any (running)
      )
    ))
    from person
    left join volunteer on volunteer.tenant_id = p_tenant and volunteer.person_id = person.id
    left join org unit on unit.tenant_id = p_tenant and unit.id = volunteer.unit_id
    left join org street on street.tenant_id = p_tenant and street.id = person.community_id
    where person.tenant_id = p_tenant and person.id = any (p_ids)
  ), '{}');
end $$;

alter function read_order_v1(jsonb) set plan_cache_mode = force_generic_plan;
