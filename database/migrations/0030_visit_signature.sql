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

-- After a commit that answered p_found: what was signed on site, p_change.signed. A key that is not that person's, or was revoked, leaves its
-- half out; a half is never a reason to refuse what the code has proven.
create function keep_signed_v1(p_tenant text, p_order text, p_change jsonb, p_found jsonb) returns jsonb language plpgsql as $$
declare
  signed jsonb := p_change -> 'signed';
  helper text;
  witness text;
begin
  if p_found ->> 'kind' <> 'done' or signed is null then
    return p_found;
  end if;
  select key_id into helper from device_owner where tenant_id = p_tenant and key_id = signed ->> 'helper_key'
    and person_id = signed ->> 'helper_id' and not exists (select from device_end where tenant_id = p_tenant and device_end.key_id = device_owner.key_id);
  select key_id into witness from device_owner where tenant_id = p_tenant and key_id = signed ->> 'witness_key'
    and person_id = any (array(select jsonb_array_elements_text(signed -> 'witnesses')))
    and not exists (select from device_end where tenant_id = p_tenant and device_end.key_id = device_owner.key_id);
  insert into visit_signature
  select p_tenant, p_order, (signed ->> 'round')::integer, signed ->> 'seat_id', signed ->> 'stage', signed ->> 'code',
    helper, case when helper is not null then (signed ->> 'helper_at')::timestamptz end,
    case when helper is not null then decode(signed ->> 'helper_signature', 'hex') end,
    witness, case when witness is not null then (signed ->> 'witness_step')::bigint end,
    case when witness is not null then decode(signed ->> 'witness_signature', 'hex') end,
    (signed ->> 'at')::timestamptz
  where helper is not null or witness is not null
  on conflict do nothing;
  return p_found;
end $$;
