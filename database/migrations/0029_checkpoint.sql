-- Every night one digest of the whole books, signed and published, so that nobody, not even who runs the database, can change yesterday unseen
-- (docs/decisions/0014-what-anybody-can-verify.md).

-- The keys of phones: the public halves, only ever added to; whose they are is a link of its own, so that erasing somebody deletes it.
create table device_key (
  tenant_id text not null references tenant,
  -- the first half of the sha256 of the public key, in hexadecimal
  id text not null check (id ~ '^[0-9a-f]{32}$'),
  alg text not null,
  public_key bytea not null,
  registered_at timestamptz not null,
  primary key (tenant_id, id)
);
create trigger device_key_stays before update or delete on device_key for each row execute function refuse_change();
create table device_owner (
  tenant_id text not null,
  key_id text not null,
  person_id text not null,
  primary key (tenant_id, key_id),
  foreign key (tenant_id, key_id) references device_key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index device_owner_of on device_owner (tenant_id, person_id, key_id);
-- A phone that was lost or given away: from then on nothing signed by it is taken.
create table device_end (
  tenant_id text not null,
  key_id text not null,
  revoked_at timestamptz not null,
  primary key (tenant_id, key_id),
  foreign key (tenant_id, key_id) references device_key (tenant_id, id)
);
create trigger device_end_stays before update or delete on device_end for each row execute function refuse_change();

-- The keys that sign: every one there has ever been stays published.
create table checkpoint_key (
  tenant_id text not null references tenant,
  id text not null check (id ~ '^[0-9a-f]{32}$'),
  alg text not null,
  public_key bytea not null,
  since timestamptz not null,
  primary key (tenant_id, id)
);
create trigger checkpoint_key_stays before update or delete on checkpoint_key for each row execute function refuse_change();

-- What was published, one a day: the roots over all accounts and over all device keys, and the digest of the one before.
create table checkpoint (
  tenant_id text not null references tenant,
  day date not null,
  alg text not null,
  hash_alg text not null,
  at timestamptz not null,
  accounts bigint not null check (accounts >= 0),
  accounts_root bytea not null,
  devices bigint not null check (devices >= 0),
  devices_root bytea not null,
  before text not null,
  digest text not null,
  key_id text not null,
  signature bytea not null,
  -- whose tiles prove what is in it
  run bigint not null,
  primary key (tenant_id, day),
  foreign key (tenant_id, key_id) references checkpoint_key (tenant_id, id)
);
create trigger checkpoint_stays before update or delete on checkpoint for each row execute function refuse_change();

-- The trees under the newest roots, 256 hashes a row, so that a proof is read in as many rows as the tree has floors of tiles; made anew
-- every night and thrown away with the next. names: of level 0, one leaf a line, its name and what else is in it.
create table checkpoint_tile (
  tenant_id text not null,
  run bigint not null,
  tree text not null check (tree in ('account', 'device')),
  level smallint not null check (level >= 0),
  ordinal integer not null check (ordinal >= 0),
  first text,
  names text,
  hashes bytea not null check (length(hashes) between 32 and 8192),
  primary key (tenant_id, run, tree, level, ordinal),
  constraint checkpoint_tile_names_its_leaves check ((level = 0) = (first is not null and names is not null))
);
create index checkpoint_tile_first on checkpoint_tile (tenant_id, run, tree, first) where level = 0;

-- The tiles from the one that holds a leaf up to the root, lowest first; the reader looks whether the leaf is really in the first.
create function tiles_of_v1(p_tenant text, p_run bigint, p_tree text, p_name text) returns jsonb language plpgsql stable as $$
begin
  return (
    with recursive up as (
      (select * from checkpoint_tile
       where tenant_id = p_tenant and run = p_run and tree = p_tree and level = 0 and first <= p_name order by first desc limit 1)
      union all
      select tile.* from up join checkpoint_tile tile
        on tile.tenant_id = p_tenant and tile.run = p_run and tile.tree = p_tree and tile.level = up.level + 1 and tile.ordinal = up.ordinal / 256
    )
    select coalesce(jsonb_agg(jsonb_build_object('ordinal', ordinal, 'names', coalesce(names, ''), 'hashes', encode(hashes, 'hex')) order by level), '[]')
    from up
  );
end $$;
