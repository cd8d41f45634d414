-- A month's allotment is promised to everybody on the list at once (T10): the same write that decides it puts all of it into the purse of the pool, the row
-- behind its 64 shards that nothing else is paid from, and notes whom it was promised to. Whoever is put on the list later has the next month.
-- Kept until the month is paid.
create table allotment_promise (
  tenant_id text not null,
  month text not null,
  person_id text not null,
  primary key (tenant_id, month, person_id),
  foreign key (tenant_id, month) references allotment (tenant_id, month) on delete cascade,
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
-- a month that is being paid now was promised to everybody who is on the list
insert into allotment_promise
select allotment.tenant_id, month, person_id from allotment join listed_elder on listed_elder.tenant_id = allotment.tenant_id where paid_at is null;
create index allotment_unpaid on allotment (tenant_id) where paid_at is null;

-- False: the month is decided already. Raises a serialization failure where the list is not as long as it was read: look again.
create function decide_month_v1(p_tenant text, p_month text, p_each integer, p_short boolean, p_listed integer, p_at timestamptz, p_moves jsonb)
returns boolean language plpgsql
-- as post_transfers_v1 (0011): a plan made while the tables were small must not read whole tables later
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
  noted integer;
begin
  insert into allotment (tenant_id, month, each, short, decided_at) values (p_tenant, p_month, p_each, p_short, p_at) on conflict do nothing;
  if not found then
    return false;
  end if;
  insert into allotment_promise (tenant_id, month, person_id)
  select p_tenant, p_month, person_id from listed_elder where tenant_id = p_tenant and not exists (
    select from estate where estate.tenant_id = p_tenant and estate.person_id = listed_elder.person_id and confirmed_at is not null and undone_at is null
  );
  get diagnostics noted = row_count;
  if noted <> p_listed then
    raise exception 'the list was % long and is %', p_listed, noted using errcode = '40001';
  end if;
  if jsonb_array_length(p_moves) > 0 then
    perform post_transfers_v1(p_tenant, p_moves);
  end if;
  return true;
end $$;
