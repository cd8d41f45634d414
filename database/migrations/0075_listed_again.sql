-- Whoever stood on the list when the second of two signed that they died is taken off it: who had put them there, and when, stays with the estate, so that a
-- mistake that is taken back leaves them on the list as before. A colleague who takes them off meanwhile empties it.
alter table estate add column listed_by text;
alter table estate add column listed_at timestamptz;
alter table estate add foreign key (tenant_id, listed_by) references person (tenant_id, id);
alter table estate add constraint estate_remembers_listing check (
  (listed_by is null) = (listed_at is null) and (listed_by is null or confirmed_at is not null)
);
