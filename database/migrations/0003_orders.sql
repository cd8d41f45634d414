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
  placer_why text,
  opener_org_id text,
  witness jsonb not null,
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
  min_people integer not null check (min_people between 0 and 500),
  collective boolean not null,
  moves integer not null check (moves >= 0),
  windows jsonb not null check (jsonb_array_length(windows) between 1 and 3),
  window_index integer,
  reschedules integer not null,
  reopens integer not null,
  asked_new_time boolean not null,
  escalations integer not null,
  clock jsonb,
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
  -- derived, for lists only
  street_id text not null,
  due_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reach smallint not null,
  next_at timestamptz,
  nudged_at timestamptz,
  address_id text,
  primary key (tenant_id, id),
  foreign key (tenant_id, item_code) references item (tenant_id, code),
  foreign key (tenant_id, beneficiary_id) references person (tenant_id, id),
  foreign key (tenant_id, placer_id) references person (tenant_id, id),
  foreign key (tenant_id, community_id) references org (tenant_id, id),
  foreign key (tenant_id, handler_org_id) references org (tenant_id, id),
  foreign key (tenant_id, target_unit_id) references org (tenant_id, id),
  foreign key (tenant_id, grid_id) references area (tenant_id, id),
  check (target <> 'unit' or target_unit_id is not null),
  check (state not in ('referred') or target = 'unit'),
  check (state not in ('open', 'accepted', 'serving') or (target is not null and ring is not null)),
  check ((state in ('closed', 'declined', 'cancelled', 'expired')) = (ended_at is not null)),
  check (state <> 'served' or served_at is not null),
  check (state <> 'closed' or closed_at is not null),
  check (beneficiary_id is not null or opener_org_id is not null)
);

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
create index orders_due on orders (next_at, tenant_id, id) where next_at is not null;
create index orders_similar on orders (tenant_id, beneficiary_id, item_code, placed_at);
create index orders_series on orders (tenant_id, series_id) where series_id is not null;

create table seat (
  tenant_id text not null,
  order_id text not null,
  id text not null,
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
  -- nobody comes without their own tap
  check (state not in ('accepted', 'arrived', 'left', 'unanswered', 'absent') or accepted_at is not null),
  check (state <> 'arrived' or (arrived_at is not null and arrived_by is not null)),
  check (state <> 'left' or left_by is not null),
  check ((arrived_at is null) = (arrived_by is null)),
  check (left_at is null or arrived_at is not null),
  -- no minute without an arrival and a departure that were both proven (red line 3)
  check (proven_minutes = 0 or (arrived_at is not null and left_at is not null and left_at > arrived_at and left_by <> 'none' and proven_minutes <= extract(epoch from left_at - arrived_at) / 60))
);
create index seat_of_person on seat (tenant_id, person_id, state, starts_at, order_id);
create index seat_of_person_done on seat (tenant_id, person_id, state, starts_at desc, order_id desc);

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
