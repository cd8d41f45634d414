-- Who is told what: one row a person and notice. It stands in their list from the first moment; `message` is what became of a message besides.
-- Reminders are about one time (`about`), and no longer true when there is another.
alter table outbox add column about timestamptz;
alter table outbox add column tries smallint not null default 0;

create table notice (
  tenant_id text not null,
  -- derived from the outbox and the person, so that telling twice is telling once
  id text not null,
  person_id text not null,
  order_id text not null,
  kind text not null,
  "to" text not null,
  about timestamptz,
  at timestamptz not null,
  read_at timestamptz,
  message text not null check (message in ('none', 'waiting', 'sending', 'taken', 'refused', 'unknown')),
  -- when it is looked at next, for as long as it waits or is being sent
  message_due timestamptz,
  tries smallint not null default 0 check (tries >= 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, order_id) references orders (tenant_id, id),
  constraint notice_due_while_it_waits check ((message_due is not null) = (message in ('waiting', 'sending')))
);
create index notice_of_person on notice (tenant_id, person_id, at desc, id desc);
create index notice_unread on notice (tenant_id, person_id, at) where read_at is null;
-- jobs look through every district at once
create index notice_by_age on notice (at);
create index outbox_by_age on outbox (handled_at) where handled_at is not null;
create index notice_due on notice (message_due, tenant_id, id) where message_due is not null;

-- WeChat tells no remaining count: one tap of consent is one message, and we count them
create table consent (
  tenant_id text not null,
  person_id text not null,
  template text not null,
  remaining smallint not null check (remaining between 0 and 50),
  primary key (tenant_id, person_id, template),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index consent_left on consent (template, tenant_id, person_id) where remaining > 0;

-- minutes of the day in Shanghai between which nothing but alarms is sent; both null: never quiet
create table notice_setting (
  tenant_id text not null,
  person_id text not null,
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_until smallint check (quiet_until between 0 and 1439),
  muted text[] not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  constraint notice_quiet_is_whole check ((quiet_from is null) = (quiet_until is null))
);

-- the district's own templates at WeChat, and what the fields are called there
create table notice_template (
  tenant_id text not null references tenant,
  kind text not null,
  template_id text not null,
  title_key text not null,
  words_key text not null,
  time_key text not null,
  primary key (tenant_id, kind)
);

-- each reminder of each time once, however many instances look
create table reminder (
  tenant_id text not null,
  order_id text not null,
  round integer not null,
  kind text not null,
  starts_at timestamptz not null,
  primary key (tenant_id, order_id, round, kind, starts_at),
  foreign key (tenant_id, order_id) references orders (tenant_id, id)
);
create index reminder_by_age on reminder (starts_at);
-- what lies ahead and has a time, of every district
create index orders_ahead on orders (starts_at, tenant_id, id) where ended_at is null and window_index is not null;

-- at most one a day
create table digest (
  tenant_id text not null,
  person_id text not null,
  day date not null,
  at timestamptz not null,
  primary key (tenant_id, person_id, day),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index digest_by_age on digest (day);
