-- Whoever does not know their grid says the community alone: the grid of their home is then the one where most of the same building stand,
-- and the row remembers that nobody has said it.
alter table address add column grid_guessed boolean not null default false;

create index address_of_building on address (tenant_id, grid_id, btrim(building)) where gone_at is null;
