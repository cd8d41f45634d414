-- A database is born for the demo or for real people, and nothing ever changes which.
create table database_mark (
  single boolean primary key default true check (single),
  mark text not null check (mark in ('demo', 'real')),
  born_at timestamptz not null default now()
);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'this table is only ever added to';
end $$;
create trigger database_mark_stays before update or delete on database_mark for each statement execute function refuse_change();

-- One district is one tenant; the tenant comes first in every key, so that the tables can be spread by it.
create table tenant (
  id text primary key,
  name text not null,
  -- the mini-program that belongs to it: an identity of this app is somebody of this tenant
  app_id text not null unique
);

create table org (
  tenant_id text not null references tenant,
  id text not null,
  kind text not null check (kind in ('community', 'street', 'district', 'unit', 'merchant')),
  name text not null,
  parent_id text,
  -- the telephone a resident may always ring, public by nature
  duty_phone text,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references org (tenant_id, id)
);

-- city > district > street > community > grid > building > doorway
create table area (
  tenant_id text not null references tenant,
  id text not null,
  kind text not null check (kind in ('city', 'district', 'street', 'community', 'grid', 'building', 'doorway')),
  name text not null,
  parent_id text,
  community_id text,
  -- metres from the district's corner, for distances between grids
  x_metres integer,
  y_metres integer,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references area (tenant_id, id),
  foreign key (tenant_id, community_id) references org (tenant_id, id)
);
create index area_of_community on area (tenant_id, community_id, kind);

create table item (
  tenant_id text not null references tenant,
  code text not null,
  position integer not null,
  -- the row of the menu as the contract shows it
  body jsonb not null,
  primary key (tenant_id, code)
);

-- units report to communities (双报到)
create table check_in (
  tenant_id text not null references tenant,
  unit_id text not null,
  community_id text not null,
  since timestamptz not null default now(),
  primary key (tenant_id, community_id, unit_id),
  foreign key (tenant_id, unit_id) references org (tenant_id, id),
  foreign key (tenant_id, community_id) references org (tenant_id, id)
);

-- the duty list a community has published
create table duty_item (
  tenant_id text not null references tenant,
  community_id text not null,
  item_code text not null,
  primary key (tenant_id, community_id, item_code),
  foreign key (tenant_id, community_id) references org (tenant_id, id),
  foreign key (tenant_id, item_code) references item (tenant_id, code)
);
