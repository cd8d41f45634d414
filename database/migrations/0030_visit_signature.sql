-- What the phones on site signed when somebody came or went: the helper's, and that of whoever showed the code. Only ever added to.
create table visit_signature (
  tenant_id text not null,
  order_id text not null,
  round integer not null,
  seat_id text not null,
  stage text not null check (stage in ('arrive', 'leave')),
  -- the six digits that both phones saw; good for two minutes once, then never again
  code text not null,
  helper_key text,
  helper_at timestamptz,
  helper_signature bytea,
  witness_key text,
  -- the half minute in which the code was shown
  witness_step bigint,
  witness_signature bytea,
  at timestamptz not null,
  primary key (tenant_id, order_id, round, seat_id, stage),
  foreign key (tenant_id, order_id) references orders (tenant_id, id),
  foreign key (tenant_id, helper_key) references device_key (tenant_id, id),
  foreign key (tenant_id, witness_key) references device_key (tenant_id, id),
  constraint visit_signature_is_whole check (
    num_nulls(helper_key, helper_at, helper_signature) in (0, 3) and num_nulls(witness_key, witness_step, witness_signature) in (0, 3)
    and num_nulls(helper_key, witness_key) < 2 and helper_key is distinct from witness_key
  )
);
create trigger visit_signature_stays before update or delete on visit_signature for each row execute function refuse_change();

-- After a commit that answered p_found: what was signed on site, p_change.signed. The caller's own phone is made known by this very write; of
-- the phone that showed the code the owner must have done so before. A key that is another's, or was revoked, leaves its half out: a
-- signature is never a reason to refuse what the code has proven.
create function keep_signed_v1(p_tenant text, p_order text, p_change jsonb, p_found jsonb) returns jsonb language plpgsql as $$
declare
  signed jsonb := p_change -> 'signed';
  one text := signed ->> 'helper_key';
  other text;
begin
  if p_found ->> 'kind' <> 'done' or signed is null then
    return p_found;
  end if;
  if one is not null and (select count(*) from device_owner own where own.tenant_id = p_tenant and own.person_id = signed ->> 'helper_id'
      and not exists (select from device_end gone where gone.tenant_id = p_tenant and gone.key_id = own.key_id)) < (signed ->> 'most')::integer then
    insert into device_key (tenant_id, id, alg, public_key, registered_at)
    select p_tenant, one, signed ->> 'alg', decode(signed ->> 'helper_public', 'hex'), (signed ->> 'at')::timestamptz
    where not exists (select from device_key where tenant_id = p_tenant and id = one) on conflict do nothing;
    if found then
      insert into device_owner (tenant_id, key_id, person_id) values (p_tenant, one, signed ->> 'helper_id') on conflict do nothing;
    end if;
  end if;
  one := (select key_id from device_owner own where own.tenant_id = p_tenant and own.key_id = one and own.person_id = signed ->> 'helper_id'
    and not exists (select from device_end gone where gone.tenant_id = p_tenant and gone.key_id = own.key_id));
  other := (select key_id from device_owner own where own.tenant_id = p_tenant and own.key_id = signed ->> 'witness_key'
    and own.person_id = any (array(select jsonb_array_elements_text(signed -> 'witnesses')))
    and not exists (select from device_end gone where gone.tenant_id = p_tenant and gone.key_id = own.key_id));
  insert into visit_signature
  select p_tenant, p_order, (signed ->> 'round')::integer, signed ->> 'seat_id', signed ->> 'stage', signed ->> 'code',
    one, case when one is not null then (signed ->> 'helper_at')::timestamptz end,
    case when one is not null then decode(signed ->> 'helper_signature', 'hex') end,
    other, case when other is not null then (signed ->> 'witness_step')::bigint end,
    case when other is not null then decode(signed ->> 'witness_signature', 'hex') end,
    (signed ->> 'at')::timestamptz
  where one is distinct from other
  on conflict do nothing;
  return p_found;
end $$;
