-- Reads for one decision, in one trip. Like the write, they know rows and not rules: every word that means something
-- (posts, states, rings) comes from the caller in p_words.

-- People as an order needs to know them, by id. p_words: { coming, running }: seat and order states that make somebody busy.
create function people_v1(p_tenant text, p_ids text[], p_now timestamptz, p_words jsonb) returns json language plpgsql stable as $$
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
        join orders on orders.tenant_id = p_tenant and orders.id = seat.order_id and orders.round = seat.round
        where seat.tenant_id = p_tenant and seat.person_id = person.id and seat.state = any (coming) and orders.state = any (running)
      )
    ))
    from person
    left join volunteer on volunteer.tenant_id = p_tenant and volunteer.person_id = person.id
    left join org unit on unit.tenant_id = p_tenant and unit.id = volunteer.unit_id
    left join org street on street.tenant_id = p_tenant and street.id = person.community_id
    where person.tenant_id = p_tenant and person.id = any (p_ids)
  ), '{}');
end $$;

-- The other ends of confirmed links of one kind: towards p_person (who acts for them), from them (whom they act for), or both (null).
create function kin_of_v1(p_tenant text, p_person text, p_kind text, p_towards boolean) returns json language sql stable as $$
  select coalesce(json_agg(distinct id), '[]') from (
    select person_id as id from kin
    where tenant_id = p_tenant and other_id = p_person and kind = p_kind and confirmed_at is not null and p_towards is not false
    union all
    select other_id from kin
    where tenant_id = p_tenant and person_id = p_person and kind = p_kind and confirmed_at is not null and p_towards is not true
  ) linked
$$;

-- Everything around one order: see `Loaded` in the store. Null: no account, or a token of an older epoch.
-- p: { tenant | app, openid, epoch?; order?, now, day, request?, names: { people, units, item, helped, address, grid, publicPlace },
--      words: { staffRoles, liaisonRole, agentKind, familyKind, gridKind, coming, running, similarSince, triesSince } }
create function read_order_v1(p jsonb) returns json language plpgsql stable as $$
declare
  caller account%rowtype;
  tenant text := p ->> 'tenant';
  me text;
  now_at timestamptz := (p ->> 'now')::timestamptz;
  names jsonb := coalesce(p -> 'names', '{}');
  words jsonb := p -> 'words';
  staff text[] := array(select jsonb_array_elements_text(words -> 'staffRoles'));
  o orders%rowtype;
  signed standing_hand_over%rowtype;
  spot jsonb;
  community text;
  wanted text;
  helped text;
  line json;
  unit_ids text[];
  people_ids text[];
begin
  if tenant is null then
    select * into caller from account where app_id = p ->> 'app' and openid = p ->> 'openid';
    if not found or caller.epoch <> coalesce((p ->> 'epoch')::integer, caller.epoch) then
      return null;
    end if;
    tenant := caller.tenant_id;
    me := caller.person_id;
  end if;

  select * into o from orders where tenant_id = tenant and id = p ->> 'order';
  helped := coalesce(o.beneficiary_id, names ->> 'helped');
  wanted := coalesce(o.item_code, names ->> 'item');

  -- where the step puts it: a saved home of whom it is for, or a public place in a known grid
  if names ->> 'address' is not null then
    select jsonb_build_object('communityId', area.community_id, 'gridId', area.id, 'building', address.building, 'publicPlace', null) into spot
    from address join area on area.tenant_id = tenant and area.id = address.grid_id
    where address.tenant_id = tenant and address.id = names ->> 'address' and address.person_id = helped and area.community_id is not null;
  elsif names ->> 'grid' is not null then
    select jsonb_build_object('communityId', area.community_id, 'gridId', area.id, 'building', null, 'publicPlace', names ->> 'publicPlace') into spot
    from area
    where area.tenant_id = tenant and area.id = names ->> 'grid' and area.kind = words ->> 'gridKind' and area.community_id is not null;
  end if;
  community := coalesce(o.community_id, spot ->> 'communityId', (select community_id from person where tenant_id = tenant and id = me));

  with recursive upwards as (
    select org.*, 1 as step from org where org.tenant_id = tenant and org.id = community
    union all
    select org.*, upwards.step + 1 from upwards join org on org.tenant_id = tenant and org.id = upwards.parent_id where upwards.step < 5
  )
  select json_agg(json_build_object('level', kind, 'orgId', id, 'name', name, 'staffIds', (
    select coalesce(json_agg(distinct post.person_id), '[]') from post
    where post.tenant_id = tenant and post.org_id = upwards.id and post.role = any (staff)
      and (post.until is null or post.until > now_at)
  )) order by step) into line from upwards;

  select * into signed from standing_hand_over
  where tenant_id = tenant and community_id = community and item_code = wanted and revoked_at is null
  order by id limit 1;

  unit_ids := array_remove(array[o.target_unit_id, o.last_unit_id, signed.unit_id]
    || array(select jsonb_array_elements_text(o.returned_unit_ids))
    || array(select jsonb_array_elements_text(names -> 'units'))
    || array(select facts ->> 'unitId' from order_event where tenant_id = tenant and order_id = o.id), null);
  people_ids := array_remove(array[me, helped, o.agent_id, o.placer_id, o.witness ->> 'personId', o.declined_by]
    || array(select jsonb_array_elements_text(names -> 'people'))
    || array(select person_id from seat where tenant_id = tenant and order_id = o.id)
    || array(select actor_id from order_event where tenant_id = tenant and order_id = o.id), null);

  return json_build_object(
    'account', json_build_object('tenantId', tenant, 'personId', me, 'epoch', coalesce(caller.epoch, 0)),
    'order', case when o.id is not null then to_json(o) end,
    'seats', (select coalesce(json_agg(to_json(seat) order by n), '[]')
      from seat where tenant_id = tenant and order_id = o.id),
    'events', (select coalesce(json_agg(to_json(order_event) order by version), '[]') from order_event where tenant_id = tenant and order_id = o.id),
    'sealed', (select coalesce(json_agg(to_json(order_private) order by at, field, owner), '[]')
      from order_private where tenant_id = tenant and order_id = o.id),
    'request', (select to_json(request) from request where tenant_id = tenant and person_id = me
      and action = p -> 'request' ->> 'action' and request_id = p -> 'request' ->> 'requestId'),
    'tries', (select coalesce(json_agg(at order by at), '[]') from code_attempt
      where tenant_id = tenant and order_id = o.id and person_id = me and at > (words ->> 'triesSince')::timestamptz),
    'slips', (select coalesce(json_agg(to_json(slip_code) order by round, use), '[]') from slip_code where tenant_id = tenant and order_id = o.id),
    'usage', (select coalesce(json_object_agg(what, count), '{}') from usage
      where tenant_id = tenant and person_id = me and day = (p ->> 'day')::date),
    'item', (select body from item where tenant_id = tenant and item.code = wanted),
    'line', coalesce(line, '[]'),
    'streetId', (select parent_id from org where tenant_id = tenant and id = community),
    'duty', (select coalesce(json_agg(item_code order by item_code), '[]') from duty_item where tenant_id = tenant and community_id = community),
    'units', (
      select coalesce(json_object_agg(org.id, json_build_object(
        'id', org.id, 'name', org.name,
        'checkedIn', exists (select 1 from check_in where tenant_id = tenant and unit_id = org.id and community_id = community),
        'liaisonIds', (select coalesce(json_agg(post.person_id order by post.person_id), '[]') from post
          where post.tenant_id = tenant and post.org_id = org.id and post.role = words ->> 'liaisonRole'
            and (post.until is null or post.until > now_at))
      )), '{}')
      from org where org.tenant_id = tenant and org.id = any (unit_ids)
    ),
    'helped', (
      select json_build_object('id', id, 'publicName', public_name, 'hasApp', has_app,
        'agentIds', kin_of_v1(tenant, id, words ->> 'agentKind', true), 'familyIds', kin_of_v1(tenant, id, words ->> 'familyKind', null))
      from person where tenant_id = tenant and id = helped
    ),
    'agentFor', kin_of_v1(tenant, me, words ->> 'agentKind', false),
    'familyOf', kin_of_v1(tenant, me, words ->> 'familyKind', null),
    'signed', case when signed.id is not null then to_json(signed) end,
    'unitSigned', (select coalesce(json_object_agg(unit_id, signer_id), '{}') from standing_hand_over
      where tenant_id = tenant and community_id is null and item_code = wanted and revoked_at is null and unit_id = any (unit_ids)),
    'people', people_v1(tenant, people_ids, now_at, words),
    'names', (
      select coalesce(json_object_agg(id, name), '{}') from (
        select id, name from area where tenant_id = tenant and id in (o.grid_id, spot ->> 'gridId')
        union all
        select id, name from org where tenant_id = tenant and id = any (unit_ids || array[community, spot ->> 'communityId'])
      ) named
    ),
    'where', spot,
    'similar', (
      select id from orders
      where o.id is null and tenant_id = tenant and beneficiary_id = helped and item_code = wanted
        and placed_at > (words ->> 'similarSince')::timestamptz and (ended_at is null or closed_at is not null)
        and address_id is not distinct from names ->> 'address' and place is not distinct from names ->> 'publicPlace'
      order by placed_at desc limit 1
    )
  );
end $$;
