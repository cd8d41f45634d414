-- One order, whole. Columns named like the fields of the aggregate; the derived ones at the end only serve lists.
create table orders (
  tenant_id text not null references tenant,
  id text not null,
  kind text not null check (kind in ('service', 'wish', 'report', 'project', 'whistle', 'mediation')),
  state text not null check (state in ('placed', 'referred', 'open', 'accepted', 'serving', 'served', 'closed', 'declined', 'cancelled', 'expired')),
  version integer not null check (version > 0),
  round integer not null check (round > 0),
  terms_version integer not null check (terms_version > 0),
  item_code text,
  beneficiary_id text,
  surname text,
  agent_id text,
  placer_id text,
  opener_org_id text,
  witness jsonb not null check (witness ->> 'kind' in ('beneficiary', 'person', 'slip')),
  community_id text not null,
  grid_id text not null,
  building text,
  place text,
  venue text not null check (venue in ('home', 'public', 'remote')),
  risk text not null check (risk in ('L0', 'L1', 'L2', 'L3')),
  sla text not null check (sla in ('S1', 'S2', 'S3', 'S4', 'S5', 'P1', 'P2', 'P3')),
  level text not null check (level in ('community', 'street', 'district')),
  handler_org_id text not null,
  declined_by text,
  decline_reason text,
  objected boolean not null,
  target text check (target in ('unit', 'pool', 'self')),
  target_unit_id text,
  returned_unit_ids jsonb not null,
  last_unit_id text,
  ring text check (ring in ('invited', 'unit', 'community', 'street', 'district')),
  slots integer not null check (slots between 1 and 500),
  min_people integer not null check (min_people between 0 and slots),
  collective boolean not null,
  moves integer not null check (moves >= 0),
  windows jsonb not null,
  window_index integer,
  reschedules integer not null,
  reopens integer not null,
  asked_new_time boolean not null,
  escalations integer not null,
  clock jsonb check (clock ->> 'name' in ('accept', 'dispatch', 'takeUp', 'start', 'finish', 'followUp')),
  clocks_left jsonb not null,
  pause jsonb,
  paused_days integer not null,
  fired jsonb not null,
  placed_at timestamptz not null,
  served_at timestamptz,
  closed_at timestamptz,
  ended_at timestamptz,
  ratings jsonb not null,
  verification jsonb,
  corrections jsonb not null,
  appraisal jsonb,
  handler_line text,
  series_id text,
  alarms jsonb not null,
  content text not null check (content in ('pending', 'shown', 'hidden')),
  -- beside the aggregate, kept by the committing statement: what lists sort by, and where the door number is read
  street_id text not null,
  -- while it lives: when the clock is due; afterwards: when it ended
  due_at timestamptz not null,
  -- the window everybody counts by starts; the last one still possible ends
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- how many rings out it is offered
  reach smallint not null check (reach between 0 and 4),
  -- when the system must look at it next
  next_at timestamptz,
  nudged_at timestamptz,
  address_id text,
  primary key (tenant_id, id),
  foreign key (tenant_id, item_code) references item (tenant_id, code),
  foreign key (tenant_id, beneficiary_id) references person (tenant_id, id),
  foreign key (tenant_id, agent_id) references person (tenant_id, id),
  foreign key (tenant_id, placer_id) references person (tenant_id, id),
  foreign key (tenant_id, declined_by) references person (tenant_id, id),
  foreign key (tenant_id, opener_org_id) references org (tenant_id, id),
  foreign key (tenant_id, address_id) references address (tenant_id, id),
  foreign key (tenant_id, community_id) references org (tenant_id, id),
  foreign key (tenant_id, handler_org_id) references org (tenant_id, id),
  foreign key (tenant_id, target_unit_id) references org (tenant_id, id),
  foreign key (tenant_id, grid_id) references area (tenant_id, id),
  constraint order_is_for_somebody check (beneficiary_id is not null or opener_org_id is not null),
  constraint order_is_at_one_place check (building is null or place is null),
  -- one to three windows, each forward in time and at most twelve hours (milliseconds) long
  constraint order_windows_fit check (
    jsonb_array_length(windows) between 1 and 3
    and not jsonb_path_exists(
      windows,
      '$[*] ? (!exists(@.startAt) || !exists(@.endAt) || @.endAt <= @.startAt || @.endAt - @.startAt > 43200000)'
    )
  ),
  constraint order_window_is_one_of_them check (window_index between 0 and jsonb_array_length(windows) - 1),
  constraint order_target_names_its_unit check ((target = 'unit') = (target_unit_id is not null)),
  constraint order_referred_to_a_unit check (state <> 'referred' or target = 'unit'),
  constraint order_under_way_is_whole check (
    state not in ('open', 'accepted', 'serving') or (target is not null and ring is not null and item_code is not null)
  ),
  constraint order_agreed_has_a_window check (state not in ('accepted', 'serving') or window_index is not null),
  constraint order_end_is_dated check ((state in ('closed', 'declined', 'cancelled', 'expired')) = (ended_at is not null)),
  constraint order_served_is_dated check (state not in ('served', 'closed') or served_at is not null),
  constraint order_closed_is_dated check (state <> 'closed' or closed_at is not null),
  constraint order_declined_says_why check (state <> 'declined' or (declined_by is not null and decline_reason is not null))
);

-- one index for each list, keyset on (sort key, id); a list repeats the predicate of its partial index word by word
create index orders_asked on orders (tenant_id, beneficiary_id, placed_at desc, id desc) where ended_at is null;
create index orders_asked_done on orders (tenant_id, beneficiary_id, placed_at desc, id desc) where ended_at is not null;
create index orders_placed_for on orders (tenant_id, placer_id, placed_at desc, id desc) where ended_at is null;
create index orders_placed_for_done on orders (tenant_id, placer_id, placed_at desc, id desc) where ended_at is not null;
create index orders_waiting_word on orders (tenant_id, beneficiary_id, ends_at, id) where state = 'served';
create index orders_of_handler on orders (tenant_id, handler_org_id, state, due_at, id);
create index orders_of_unit on orders (tenant_id, target_unit_id, state, due_at, id);
create index orders_pool_unit on orders (tenant_id, target_unit_id, starts_at, id) where state = 'open' and reach >= 1;
create index orders_pool_community on orders (tenant_id, community_id, starts_at, id) where state = 'open' and reach >= 2;
create index orders_pool_street on orders (tenant_id, street_id, starts_at, id) where state = 'open' and reach >= 3;
create index orders_pool_district on orders (tenant_id, starts_at, id) where state = 'open' and reach >= 4;
-- jobs look through every district at once
create index orders_due on orders (next_at, tenant_id, id) where next_at is not null;
create index orders_similar on orders (tenant_id, beneficiary_id, item_code, placed_at);
create index orders_series on orders (tenant_id, series_id, starts_at) where series_id is not null;
create index orders_usual on orders (tenant_id, community_id, item_code, closed_at desc) where state = 'closed';
create index orders_unchecked on orders (placed_at, tenant_id, id) where content = 'pending';

create table seat (
  tenant_id text not null,
  order_id text not null,
  id text not null,
  -- its place in the order's list: who waited first moves up first
  n integer not null check (n >= 0),
  round integer not null,
  person_id text not null,
  state text not null check (state in ('invited', 'waiting', 'accepted', 'arrived', 'left', 'unanswered', 'passed', 'withdrawn', 'released', 'absent')),
  duty boolean not null,
  barred boolean not null,
  leader boolean not null,
  invited_at timestamptz,
  accepted_at timestamptz,
  arrived_at timestamptz,
  arrived_by text check (arrived_by in ('code', 'slip')),
  left_at timestamptz,
  left_by text check (left_by in ('code', 'slip', 'two_people', 'none')),
  proven_minutes integer not null check (proven_minutes >= 0),
  arrive_step bigint,
  unanswered_at timestamptz,
  absent_at timestamptz,
  absent_by text,
  answered_at timestamptz,
  absence text check (absence in ('excused', 'upheld')),
  first_right_until timestamptz,
  proposal jsonb,
  offer_until timestamptz,
  reviewed_at timestamptz,
  -- the order's window, for the person's own lists and for clashes
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (tenant_id, order_id, id),
  unique (tenant_id, order_id, round, person_id),
  foreign key (tenant_id, order_id) references orders (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, absent_by) references person (tenant_id, id),
  constraint seat_is_named_by_its_person check (id = round || '-' || person_id),
  -- nobody comes without their own tap
  constraint seat_taken_by_a_tap check (state not in ('accepted', 'arrived', 'left', 'unanswered', 'absent') or accepted_at is not null),
  constraint seat_arrived_is_proven check (state <> 'arrived' or (arrived_by is not null and left_by is null)),
  constraint seat_arrival_is_whole check ((arrived_at is null) = (arrived_by is null)),
  constraint seat_left_says_how check (state <> 'left' or left_by is not null),
  constraint seat_departure_is_whole check (
    (left_at is not null) = (coalesce(left_by, 'none') <> 'none') and (left_at is null or left_at >= arrived_at)
  ),
  constraint seat_departure_follows_arrival check (left_at is null or arrived_at is not null),
  constraint seat_unanswered_is_dated check (state <> 'unanswered' or unanswered_at is not null),
  constraint seat_absent_is_dated check (state <> 'absent' or absent_at is not null),
  -- red line 3: no minute without an arrival and a departure that were both proven, and never more than lie between them
  constraint seat_minutes_are_proven check (
    proven_minutes = 0
    or (state = 'left' and arrived_at is not null and left_at is not null and proven_minutes * 60 <= extract(epoch from left_at - arrived_at))
  )
);
create index seat_of_person on seat (tenant_id, person_id, state, starts_at, order_id);
-- nobody is inside two homes at once
create unique index seat_inside_one_order on seat (tenant_id, person_id) where state = 'arrived';
create unique index seat_one_leader on seat (tenant_id, order_id, round) where leader;

create table order_event (
  tenant_id text not null,
  order_id text not null,
  version integer not null,
  action text not null,
  round integer not null,
  by text not null,
  actor_id text,
  signer_id text,
  "from" text,
  "to" text not null,
  at timestamptz not null,
  seat_id text,
  facts jsonb not null,
  primary key (tenant_id, order_id, version),
  foreign key (tenant_id, order_id) references orders (tenant_id, id)
);
create trigger order_event_stays before update or delete on order_event for each row execute function refuse_change();

-- words, photos, notes, reasons: sealed
create table order_private (
  tenant_id text not null,
  order_id text not null,
  field text not null,
  owner text not null,
  sealed text not null,
  at timestamptz not null,
  primary key (tenant_id, order_id, field, owner),
  foreign key (tenant_id, order_id) references orders (tenant_id, id)
);

-- what the ledger will carry out: the id is the cause, so that writing it twice is writing it once
create table value_intent (
  tenant_id text not null,
  cause text not null,
  order_id text not null,
  phase text not null check (phase in ('hold', 'post', 'void', 'reverse')),
  asset text not null check (asset in ('point', 'minute')),
  person_id text not null,
  round integer not null,
  minutes integer not null check (minutes >= 0),
  at timestamptz not null,
  primary key (tenant_id, cause),
  foreign key (tenant_id, order_id) references orders (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index value_intent_of_order on value_intent (tenant_id, order_id);
create trigger value_intent_stays before update or delete on value_intent for each row execute function refuse_change();
