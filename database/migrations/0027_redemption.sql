-- What points are good for: a catalogue kept by the district, what people have redeemed of it, and what each merchant handed over a day.
-- Points only; the books move with it (move_value_v1), and hours never do.

create table good (
  tenant_id text not null references tenant,
  id text not null,
  merchant_id text not null,
  title text not null,
  about text not null,
  pick_up text not null,
  -- a file of whoever put it there
  picture text,
  points integer not null,
  -- how many are left: what is held for somebody is not among them
  stock integer not null,
  -- the most for one person, in a calendar period of Asia/Shanghai; null: as many as they can pay for
  most integer,
  period text,
  hold_days integer not null,
  from_at timestamptz not null,
  until_at timestamptz,
  withdrawn_at timestamptz,
  -- rises with every change of what people read
  version integer not null default 1,
  -- words and picture are checked before anybody else reads them
  content text not null default 'pending',
  content_tried_at timestamptz,
  added_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  changed_request text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, merchant_id) references org (tenant_id, id),
  foreign key (tenant_id, changed_by) references person (tenant_id, id),
  constraint good_stock_is_there check (stock >= 0),
  constraint good_is_whole check (points between 1 and 1000000 and hold_days between 0 and 60 and version > 0 and title <> '' and pick_up <> ''),
  constraint good_limit_is_whole check ((most is null) = (period is null) and most > 0 and period in ('day', 'month', 'quarter', 'year', 'life')),
  constraint good_ends_after_it_begins check (until_at > from_at),
  constraint good_content_is_known check (content in ('pending', 'shown', 'hidden'))
);
create index good_offered on good (tenant_id, points, id) where withdrawn_at is null;
create index good_by_age on good (tenant_id, (withdrawn_at is null), added_at desc, id desc);
create index good_unchecked on good ((coalesce(content_tried_at, changed_at)), tenant_id, id) where content = 'pending';

-- Every change of a stock by hand, each once: the first is what it began with.
create table stock_move (
  tenant_id text not null,
  id text not null,
  good_id text not null,
  pieces integer not null check (pieces <> 0),
  moved_by text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, good_id) references good (tenant_id, id),
  foreign key (tenant_id, moved_by) references person (tenant_id, id)
);
create index stock_move_of_good on stock_move (tenant_id, good_id, at);
create trigger stock_move_stays before update or delete on stock_move for each row execute function refuse_change();

create table redemption (
  tenant_id text not null,
  id text not null,
  person_id text not null,
  good_id text not null,
  merchant_id text not null,
  -- what was promised, whatever the catalogue says later
  title text not null,
  pick_up text not null,
  points integer not null check (points > 0),
  state text not null check (state in ('held', 'picked_up', 'returned', 'cancelled')),
  at timestamptz not null,
  until_at timestamptz not null,
  called_off boolean not null default false,
  ended_at timestamptz,
  handed_by text,
  handed_request text,
  day date,
  -- the code itself is kept nowhere: its number in the series of this redemption makes it again, its keyed hash finds the redemption
  code_number integer not null check (code_number >= 0),
  code_hash text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, good_id) references good (tenant_id, id),
  foreign key (tenant_id, merchant_id) references org (tenant_id, id),
  foreign key (tenant_id, handed_by) references person (tenant_id, id),
  constraint redemption_end_is_dated check ((state = 'held') = (ended_at is null)),
  constraint redemption_handed_over_is_whole check (
    case state when 'picked_up' then num_nonnulls(handed_by, handed_request, day) = 3 and handed_by <> person_id
      else num_nonnulls(handed_by, handed_request, day) = 0 end)
);
create unique index redemption_code_is_one on redemption (tenant_id, code_hash) where state = 'held';
create index redemption_by_code on redemption (tenant_id, code_hash, at desc);
create index redemption_of_person on redemption (tenant_id, person_id, at);
create index redemption_waiting on redemption (tenant_id, person_id, until_at, id) where state = 'held';
create index redemption_ended on redemption (tenant_id, person_id, ended_at desc, id desc) where state <> 'held';
create index redemption_at_merchant on redemption (tenant_id, merchant_id, until_at, id) where state = 'held';
create index redemption_on_sheet on redemption (tenant_id, merchant_id, day, ended_at, id) where state = 'picked_up';
create index redemption_of_good on redemption (tenant_id, good_id) where state = 'held';
create index redemption_due on redemption (until_at, tenant_id, id) where state = 'held';

-- What one merchant handed over on one day, counted with every piece. Agreed by the merchant it is closed; settled by the district its points have gone.
create table day_sheet (
  tenant_id text not null,
  merchant_id text not null,
  day date not null,
  count integer not null check (count > 0),
  points bigint not null check (points > 0),
  agreed_by text,
  agreed_at timestamptz,
  settled_by text,
  settled_at timestamptz,
  primary key (tenant_id, merchant_id, day),
  foreign key (tenant_id, merchant_id) references org (tenant_id, id),
  foreign key (tenant_id, agreed_by) references person (tenant_id, id),
  foreign key (tenant_id, settled_by) references person (tenant_id, id),
  constraint day_sheet_is_by_two check (settled_by <> agreed_by and (agreed_by is null) = (agreed_at is null)
    and (settled_by is null) = (settled_at is null) and (settled_at is null or agreed_at is not null))
);
create index day_sheet_unsettled on day_sheet (tenant_id, day, merchant_id) where settled_at is null;

-- Wrong codes at a counter, kept although nothing was handed over.
create table pick_up_try (
  tenant_id text not null,
  id bigint generated always as identity,
  merchant_id text not null,
  person_id text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, merchant_id) references org (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index pick_up_try_of_person on pick_up_try (tenant_id, person_id, at);

-- A picture of the catalogue is asked about like one of an order.
alter table photo_check alter column order_id drop not null, add column good_id text,
  add constraint photo_check_of_good foreign key (tenant_id, good_id) references good (tenant_id, id),
  add constraint photo_check_is_of_one check (num_nonnulls(order_id, good_id) = 1);
create index photo_check_of_good on photo_check (tenant_id, good_id) where good_id is not null;

-- Files that nothing shows any more and that no order ever had.
create table gone_file (
  tenant_id text not null references tenant,
  file_id text not null,
  gone_at timestamptz not null,
  primary key (tenant_id, file_id)
);
create index gone_file_by_age on gone_file (gone_at, tenant_id, file_id);

-- The one checked write of a redemption: the stock of its good, the row, the merchant's sheet and the books, all or nothing. The stock comes first: of many who
-- take the last piece all but one are told at the first line. Answers false when the good or the redemption is not what was read any more; raises
-- `redemption_moved` when that is found out later, `sheet_closed` when that day has been agreed to, and what the ledger and the tallies raise. p_change:
--   redemption  a row of redemption
--   from        the state that was read; null for a new one
--   stock       by how much the stock changes; terms: the version of the good that was read, for one that is taken
--   sheet       true: it stands on the merchant's sheet of its day
--   transfers, tallies, lines: as move_value_v1 takes them
create function commit_redemption_v1(p_tenant text, p_change jsonb) returns boolean language plpgsql as $$
declare
  fresh redemption := jsonb_populate_record(null::redemption, p_change -> 'redemption');
  pieces integer := (p_change ->> 'stock')::integer;
begin
  if pieces < 0 then
    update good set stock = good.stock + pieces
    where tenant_id = p_tenant and id = fresh.good_id and good.stock + pieces >= 0 and withdrawn_at is null and version = (p_change ->> 'terms')::integer;
    if not found then
      return false;
    end if;
  end if;
  if p_change ->> 'from' is null then
    insert into redemption select fresh.* on conflict (tenant_id, id) do nothing;
  else
    update redemption set (state, ended_at, handed_by, handed_request, day) = (fresh.state, fresh.ended_at, fresh.handed_by, fresh.handed_request, fresh.day)
    where tenant_id = p_tenant and id = fresh.id and state = p_change ->> 'from';
  end if;
  if not found then
    raise exception 'redemption_moved: %', fresh.id using errcode = 'LL003', constraint = 'redemption_moved';
  end if;
  if pieces > 0 then
    update good set stock = good.stock + pieces where tenant_id = p_tenant and id = fresh.good_id;
  end if;
  if (p_change ->> 'sheet')::boolean then
    insert into day_sheet (tenant_id, merchant_id, day, count, points) values (p_tenant, fresh.merchant_id, fresh.day, 1, fresh.points)
    on conflict (tenant_id, merchant_id, day) do update
    set (count, points) = (day_sheet.count + 1, day_sheet.points + excluded.points) where day_sheet.agreed_at is null;
    if not found then
      raise exception 'sheet_closed: %', fresh.merchant_id using errcode = 'LL003', constraint = 'sheet_closed';
    end if;
  end if;
  perform move_value_v1(p_tenant, p_change);
  return true;
end $$;

-- A code at the counter of p_merchant, tried by whoever holds p_role there: under the lock of their post, so that many tries at once count one by one.
-- Answers null without the post; else how many wrong ones there were since p_since, and what the code is for; with p_most of them it is not looked for.
create function try_code_v1(p_tenant text, p_person text, p_merchant text, p_role text, p_hash text, p_at timestamptz, p_since timestamptz, p_most integer)
returns jsonb language plpgsql as $$
declare
  wrong integer;
  hit jsonb;
begin
  perform from post where tenant_id = p_tenant and person_id = p_person and role = p_role and org_id = p_merchant and (until is null or until > p_at)
  for no key update;
  if not found then
    return null;
  end if;
  wrong := (select count(*) from pick_up_try where tenant_id = p_tenant and person_id = p_person and at > p_since);
  if wrong < p_most then
    hit := (select to_jsonb(redemption) from redemption where tenant_id = p_tenant and code_hash = p_hash order by at desc limit 1);
    if hit is null then
      insert into pick_up_try (tenant_id, merchant_id, person_id, at) values (p_tenant, p_merchant, p_person, p_at);
    end if;
  end if;
  return jsonb_build_object('wrong', wrong, 'redemption', hit);
end $$;

-- The district has settled what a merchant agreed to; false when somebody did so before.
create function settle_sheet_v1(p_tenant text, p_merchant text, p_day date, p_by text, p_at timestamptz, p_change jsonb) returns boolean language plpgsql as $$
begin
  update day_sheet set (settled_by, settled_at) = (p_by, p_at)
  where tenant_id = p_tenant and merchant_id = p_merchant and day = p_day and agreed_at is not null and settled_at is null;
  if not found then
    return false;
  end if;
  perform move_value_v1(p_tenant, p_change);
  return true;
end $$;
