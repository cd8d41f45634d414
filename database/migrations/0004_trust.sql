-- the same request twice changes nothing the second time: only the outcome is kept, never the answer
create table request (
  tenant_id text not null,
  person_id text not null,
  action text not null,
  request_id text not null,
  input_hash text not null,
  order_id text,
  version integer,
  at timestamptz not null default now(),
  primary key (tenant_id, person_id, action, request_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index request_by_age on request (at);

-- two one-time codes of a printed slip, hashed; a reprint voids the old
create table slip_code (
  tenant_id text not null,
  order_id text not null,
  round integer not null,
  use text not null check (use in ('arrive', 'leave')),
  code_hash text not null,
  printed_at timestamptz not null,
  printed_by text not null,
  struck_at timestamptz,
  primary key (tenant_id, order_id, round, use),
  foreign key (tenant_id, order_id) references orders (tenant_id, id)
);

-- wrong codes, kept although the step was refused
create table code_attempt (
  tenant_id text not null,
  id bigint generated always as identity,
  order_id text not null,
  person_id text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references orders (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index code_attempt_of_person on code_attempt (tenant_id, order_id, person_id, at);

-- what somebody did today, for quotas
create table usage (
  tenant_id text not null,
  person_id text not null,
  what text not null,
  day date not null,
  count integer not null,
  primary key (tenant_id, person_id, what, day)
);

-- every reading of a phone, a door or a private note
create table access_log (
  tenant_id text not null,
  id bigint generated always as identity,
  reader_id text not null,
  order_id text,
  subject_id text,
  fields text not null,
  reason text not null default '',
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index access_of_subject on access_log (tenant_id, subject_id, at desc);
create index access_of_reader on access_log (tenant_id, reader_id, at desc);
create trigger access_log_stays before update or delete on access_log for each row execute function refuse_change();

create table outbox (
  tenant_id text not null,
  id bigint generated always as identity,
  order_id text not null,
  "to" text not null,
  seat_id text,
  kind text not null,
  at timestamptz not null,
  handled_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, order_id) references orders (tenant_id, id)
);
create index outbox_waiting on outbox (at, tenant_id, id) where handled_at is null;

-- each run of a timer is claimed once, by whichever instance is first
create table job_slot (
  job text not null,
  slot timestamptz not null,
  claimed_at timestamptz not null default now(),
  done_at timestamptz,
  primary key (job, slot)
);

create table upload (
  tenant_id text not null,
  id text not null,
  person_id text not null,
  file_id text not null,
  state text not null check (state in ('pending', 'shown', 'hidden')),
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index upload_pending on upload (at, tenant_id, id) where state = 'pending';
