-- What becomes of minutes when somebody dies, and how far the pool may fall.

-- A death as two of the community recorded it, and what the relatives chose (T13). Taken back while nothing has moved, and kept all the same.
create table estate (
  tenant_id text not null references tenant,
  id text not null,
  person_id text not null,
  died_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  -- the second person: from here on nothing goes out of the accounts
  confirmed_by text,
  confirmed_at timestamptz,
  undone_by text,
  undone_at timestamptz,
  -- null with a choice: the public pool
  heir_id text,
  chosen_by text,
  chosen_at timestamptz,
  -- the second person, or nobody: the time for a choice was over
  settled_by text,
  settled_at timestamptz,
  -- the last day on which the relatives may choose
  until text not null check (until ~ '^\d{4}-\d{2}-\d{2}$'),
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, recorded_by) references person (tenant_id, id),
  foreign key (tenant_id, confirmed_by) references person (tenant_id, id),
  foreign key (tenant_id, undone_by) references person (tenant_id, id),
  foreign key (tenant_id, heir_id) references person (tenant_id, id),
  foreign key (tenant_id, chosen_by) references person (tenant_id, id),
  foreign key (tenant_id, settled_by) references person (tenant_id, id),
  constraint estate_is_by_two check (confirmed_by <> recorded_by and (confirmed_by is null) = (confirmed_at is null)),
  constraint estate_choice_is_by_two check (settled_by <> chosen_by and (chosen_by is null) = (chosen_at is null)),
  constraint estate_goes_to_another check (heir_id <> person_id and (heir_id is null or chosen_by is not null)),
  constraint estate_moves_once check (settled_at is null or (confirmed_at is not null and undone_at is null))
);
create unique index estate_of_person on estate (tenant_id, person_id) where undone_at is null;
create index estate_due on estate (until) where confirmed_at is not null and undone_at is null and settled_at is null;
create index estate_by_time on estate (tenant_id, recorded_at desc, id desc);

-- Whether nothing may go out of somebody's accounts: they are leaving, or two people have recorded that they died (T11).
create function frozen_v1(p_tenant text, p_person text) returns boolean language plpgsql stable as $$
begin
  return exists (select from person where tenant_id = p_tenant and id = p_person and erase_after is not null)
    or exists (select from estate where tenant_id = p_tenant and person_id = p_person and confirmed_at is not null and undone_at is null);
end $$;

-- What was decided about an estate, with what it moves; once. False: somebody was faster, or it was taken back.
create function settle_estate_v1(p_tenant text, p_id text, p_by text, p_at timestamptz, p_change jsonb) returns boolean language plpgsql as $$
begin
  update estate set settled_by = p_by, settled_at = p_at
  where tenant_id = p_tenant and id = p_id and settled_at is null and undone_at is null and confirmed_at is not null;
  if not found then
    return false;
  end if;
  if jsonb_array_length(p_change -> 'transfers') > 0 then
    perform move_value_v1(p_tenant, p_change);
  end if;
  return true;
end $$;

-- How far the pool may fall (T10): proposed by one of the district, in force when another has signed. The last one signed holds.
create table pool_floor (
  tenant_id text not null references tenant,
  id text not null,
  minutes bigint not null check (minutes >= 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, proposed_by) references person (tenant_id, id),
  foreign key (tenant_id, confirmed_by) references person (tenant_id, id),
  constraint pool_floor_is_by_two check (confirmed_by <> proposed_by and (confirmed_by is null) = (confirmed_at is null))
);
create index pool_floor_by_time on pool_floor (tenant_id, proposed_at desc, id desc);
create index injection_by_time on injection (tenant_id, proposed_at desc, id desc);

-- Lays a floor under all shards of a pool together, each bearing as much of it as it has of the whole: their sum is what was signed. Runs as the
-- owner, for the books are only read by functions. False: signed by now, or the pool has less than that.
create function sign_floor_v1(p_tenant text, p_owner text, p_id text, p_by text, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wanted bigint;
  whole bigint;
  rest bigint;
  one record;
  part bigint;
begin
  -- the same order of locks as every writer of the books
  perform from ledger_account
    where tenant_id = p_tenant and id between 'minute/pool/' || p_owner || '/00' and 'minute/pool/' || p_owner || '/63' order by id for update;
  update pool_floor set confirmed_by = p_by, confirmed_at = p_at
    where tenant_id = p_tenant and id = p_id and confirmed_at is null returning minutes into wanted;
  if not found then
    return false;
  end if;
  select coalesce(sum(posted - held), 0) into whole from ledger_account
    where tenant_id = p_tenant and id between 'minute/pool/' || p_owner || '/00' and 'minute/pool/' || p_owner || '/63';
  if whole < wanted then
    raise exception 'pool_keeps_floor: %', whole using errcode = 'LL004', constraint = 'pool_keeps_floor', detail = whole::text;
  end if;
  rest := wanted;
  -- the richest first, so that what rounding leaves over always fits
  for one in select id, posted - held as free from ledger_account
    where tenant_id = p_tenant and id between 'minute/pool/' || p_owner || '/00' and 'minute/pool/' || p_owner || '/63' order by posted - held desc, id
  loop
    part := case when whole = 0 then 0 else least(one.free, rest, ceil(one.free::numeric * wanted / whole)::bigint) end;
    update ledger_account set floor = part where tenant_id = p_tenant and id = one.id and floor is distinct from part;
    rest := rest - part;
  end loop;
  return true;
end $$;
