create table person (
  tenant_id text not null references tenant,
  id text not null,
  -- what others may read: 王师傅, 李阿姨
  public_name text not null,
  birth_day date,
  community_id text,
  grid_id text,
  has_app boolean not null default false,
  real_name boolean not null default false,
  large_print boolean not null default false,
  font_size smallint check (font_size between 18 and 30),
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, community_id) references org (tenant_id, id),
  foreign key (tenant_id, grid_id) references area (tenant_id, id)
);

-- Private data lives apart, sealed (AES-256-GCM); the phone can be looked up only through a keyed hash.
create table person_private (
  tenant_id text not null,
  person_id text not null,
  full_name text,
  phone text,
  emergency_phone text,
  phone_hash text,
  name_hash text,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index person_by_phone on person_private (tenant_id, phone_hash);
create index person_by_name on person_private (tenant_id, name_hash);

create table account (
  app_id text not null,
  openid text not null,
  tenant_id text not null references tenant,
  person_id text not null,
  -- tokens of an older epoch are void
  epoch integer not null default 0,
  primary key (app_id, openid),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index account_of_person on account (tenant_id, person_id);

create table post (
  tenant_id text not null,
  person_id text not null,
  role text not null check (role in ('community_worker', 'grid_worker', 'hotline', 'liaison', 'street_staff', 'district_staff', 'merchant')),
  org_id text not null,
  since timestamptz not null default now(),
  until timestamptz,
  primary key (tenant_id, person_id, role, org_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);
create index post_of_org on post (tenant_id, org_id, role);

create table volunteer (
  tenant_id text not null,
  person_id text not null,
  unit_id text,
  skills text[] not null default '{}',
  qualifications text[] not null default '{}',
  insured_until timestamptz,
  suspended_until timestamptz,
  -- communities where they live or have checked in
  community_ids text[] not null default '{}',
  grid_id text,
  last_asked_at timestamptz,
  -- rises with every seat taken: of two taps on clashing orders at the same moment one decides again
  engagements integer not null default 0,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, unit_id) references org (tenant_id, id),
  foreign key (tenant_id, grid_id) references area (tenant_id, id)
);
create index volunteer_of_unit on volunteer (tenant_id, unit_id, person_id);
create index volunteer_of_community on volunteer using gin (community_ids);

-- person_id is the agent of, or verified family with, other_id
create table kin (
  tenant_id text not null,
  person_id text not null,
  other_id text not null,
  kind text not null check (kind in ('agent', 'family')),
  confirmed_at timestamptz,
  primary key (tenant_id, person_id, other_id, kind),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, other_id) references person (tenant_id, id)
);
create index kin_of_other on kin (tenant_id, other_id, kind);

create table address (
  tenant_id text not null,
  id text not null,
  person_id text not null,
  grid_id text not null,
  building text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, grid_id) references area (tenant_id, id)
);
create index address_of_person on address (tenant_id, person_id);
create table address_private (
  tenant_id text not null,
  address_id text not null,
  door text not null,
  primary key (tenant_id, address_id),
  foreign key (tenant_id, address_id) references address (tenant_id, id) on delete cascade
);

-- 常办直通: signed once, revocable; unit_id null means the open pool, community_id null means a unit's own dispatch
create table standing_hand_over (
  tenant_id text not null,
  id text not null,
  item_code text not null,
  community_id text,
  unit_id text,
  signer_id text not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, item_code) references item (tenant_id, code),
  foreign key (tenant_id, signer_id) references person (tenant_id, id),
  check (community_id is not null or unit_id is not null)
);
create index standing_of_community on standing_hand_over (tenant_id, community_id, item_code) where revoked_at is null;
create index standing_of_unit on standing_hand_over (tenant_id, unit_id, item_code) where revoked_at is null;

-- the people a visitor of the demo may be
create table demo_person (
  tenant_id text not null,
  person_id text not null,
  name text not null,
  role text not null,
  note text not null,
  large_print boolean not null default false,
  position integer not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
