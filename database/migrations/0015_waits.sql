-- How long people here really waited, counted once a day from what happened: what a form may say before somebody asks.
create table wait (
  tenant_id text not null,
  community_id text not null,
  item_code text not null,
  asked integer not null check (asked > 0),
  taken integer not null check (taken between 0 and asked),
  -- from asking to the first yes, the middle one of those who got one
  minutes integer check (minutes >= 0),
  primary key (tenant_id, community_id, item_code),
  foreign key (tenant_id, community_id) references org (tenant_id, id),
  foreign key (tenant_id, item_code) references item (tenant_id, code),
  constraint wait_of_the_taken check ((minutes is null) = (taken = 0))
);
alter table tenant add column waits_counted_on date;
create index orders_placed_at on orders (tenant_id, placed_at);
