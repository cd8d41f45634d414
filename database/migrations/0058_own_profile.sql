-- Who has looked at somebody's identity card, and when. Its number is kept nowhere.
create table identity_check (
  tenant_id text not null,
  person_id text not null,
  checked_at timestamptz not null,
  checked_by text not null,
  primary key (tenant_id, person_id, checked_at),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, checked_by) references person (tenant_id, id)
);
create trigger identity_check_stays before update or delete on identity_check for each row execute function refuse_change();

-- A post on its way from its holder to somebody else; closed ones stay: they say who had which post when.
create table post_hand_over (
  tenant_id text not null,
  id text not null,
  role text not null,
  org_id text not null,
  from_id text not null,
  to_id text not null,
  asked_at timestamptz not null,
  agreed_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  outcome text check (outcome in ('done', 'declined', 'withdrawn', 'refused')),
  primary key (tenant_id, id),
  foreign key (tenant_id, from_id, role, org_id) references post (tenant_id, person_id, role, org_id),
  foreign key (tenant_id, to_id) references person (tenant_id, id),
  foreign key (tenant_id, ended_by) references person (tenant_id, id),
  check (from_id <> to_id),
  check ((ended_at is null) = (outcome is null) and (ended_at is null) = (ended_by is null))
);
create unique index post_hand_over_once on post_hand_over (tenant_id, from_id, role, org_id) where ended_at is null;
create index post_hand_over_to on post_hand_over (tenant_id, to_id) where ended_at is null;
create index post_hand_over_at on post_hand_over (tenant_id, org_id) where ended_at is null;
