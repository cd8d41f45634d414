-- New minutes begin here and nowhere else: one of the district proposes, another confirms, within what the district allows in a quarter.
alter table tenant add column inject_quarter_minutes bigint not null default 600000 check (inject_quarter_minutes >= 0);
create table injection (
  tenant_id text not null references tenant,
  id text not null,
  minutes bigint not null check (minutes > 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, proposed_by) references person (tenant_id, id),
  foreign key (tenant_id, confirmed_by) references person (tenant_id, id),
  constraint injection_is_by_two check (confirmed_by <> proposed_by and (confirmed_by is null) = (confirmed_at is null))
);

-- What every listed elder gets in a month: decided once, paid as often as it takes.
create table allotment (
  tenant_id text not null references tenant,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  each integer not null check (each >= 0),
  short boolean not null,
  decided_at timestamptz not null,
  paid_at timestamptz,
  primary key (tenant_id, month)
);

-- Value that moves without an order: transfers, tallies and reasons in one statement, as commit_order_v4 takes them. The same transfers
-- once more are passed over whole, whatever they would count.
create function move_value_v1(p_tenant text, p_change jsonb) returns void language plpgsql as $$
declare
  known boolean := exists (select from transfer where tenant_id = p_tenant and id = p_change -> 'transfers' -> 0 ->> 'id');
begin
  perform post_transfers_v1(p_tenant, p_change -> 'transfers');
  if not known then
    perform count_v1(p_tenant, p_change -> 'tallies');
    insert into value_line select * from jsonb_populate_recordset(null::value_line, p_change -> 'lines') on conflict do nothing;
  end if;
end $$;

-- The second signature. p_seen: what had come in this quarter when it was decided; another confirmation meanwhile makes it be decided again.
create function confirm_injection_v1(p_tenant text, p_id text, p_by text, p_since timestamptz, p_seen bigint, p_at timestamptz, p_change jsonb)
returns boolean language plpgsql as $$
begin
  perform from tenant where id = p_tenant for no key update;
  if (select coalesce(sum(minutes), 0) from injection where tenant_id = p_tenant and confirmed_at >= p_since) <> p_seen then
    return false;
  end if;
  update injection set confirmed_by = p_by, confirmed_at = p_at where tenant_id = p_tenant and id = p_id and confirmed_at is null;
  if not found then
    return false;
  end if;
  perform move_value_v1(p_tenant, p_change);
  return true;
end $$;
