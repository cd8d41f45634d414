-- A standing hand-over tells since when it holds and who took it back; one at a time for an item of a community, and for one of a unit.
alter table standing_hand_over
  add column signed_at timestamptz not null default now(),
  add column revoked_by text;

drop index standing_of_community;
drop index standing_of_unit;
create unique index standing_of_community on standing_hand_over (tenant_id, community_id, item_code) where revoked_at is null and community_id is not null;
create unique index standing_of_unit on standing_hand_over (tenant_id, unit_id, item_code) where revoked_at is null and community_id is null;
