-- The books: one ledger under points and minutes. Written by post_transfers_v1 alone; functions of ours may only read these tables
-- (database/role.ts), and the database refuses to change or delete what was written.

-- What stands on one account. The issuer has no row: it is minus the sum of the others.
create table ledger_account (
  tenant_id text not null references tenant,
  -- asset/kind, then the owner and the shard, if any
  id text not null,
  asset text not null check (asset in ('point', 'minute')),
  kind text not null check (kind in ('earned', 'gifted', 'allotment', 'unit', 'merchant', 'pool')),
  person_id text,
  org_id text,
  shard text,
  -- whole and below 2^53, so that every program reads the same number
  posted bigint not null default 0 check (posted between -9007199254740991 and 9007199254740991),
  held bigint not null default 0 check (held >= 0),
  floor bigint not null default 0 check (floor >= 0),
  -- the place and the hash of the last entry
  seq bigint not null default 0 check (seq >= 0),
  head bytea,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  constraint ledger_account_has_one_owner check ((person_id is null) <> (org_id is null)),
  constraint ledger_account_is_named_by_its_owner check (id = concat_ws('/', asset, kind, person_id, org_id, shard)),
  constraint ledger_account_keeps_floor check (posted - held >= floor),
  constraint ledger_account_head_follows_seq check ((seq = 0) = (head is null))
) with (fillfactor = 70);
create trigger ledger_account_stays before delete on ledger_account for each row execute function refuse_change();

-- What happened, one row a line: a payment to three is three rows of one id. The id is the cause.
create table transfer (
  tenant_id text not null references tenant,
  id text not null check (char_length(id) between 1 and 200 and position(E'\n' in id) = 0),
  line smallint not null check (line > 0),
  phase text not null check (phase in ('hold', 'post', 'void', 'direct', 'reverse')),
  -- the hold that this ends, or the payment that this takes back
  of text,
  from_id text not null,
  to_id text,
  amount bigint not null check (amount between 1 and 9007199254740991),
  at timestamptz not null,
  primary key (tenant_id, id, line),
  constraint transfer_names_another check ((of is null) = (phase in ('hold', 'direct'))),
  constraint transfer_goes_somewhere check ((to_id is null) = (phase in ('hold', 'void'))),
  constraint transfer_goes_elsewhere check (from_id <> to_id),
  constraint transfer_stays_in_its_asset check (split_part(from_id, '/', 1) = split_part(to_id, '/', 1))
);
create unique index transfer_ends_once on transfer (tenant_id, of) where phase in ('post', 'void') and line = 1;
create unique index transfer_reverses_once on transfer (tenant_id, of, from_id) where phase = 'reverse';
create trigger transfer_stays before update or delete on transfer for each row execute function refuse_change();

-- The chain of each account: every entry carries the hash of the one before it, over exactly these columns (docs/decisions/0005-the-ledger.md).
-- The key is also the keyset of a statement.
create table entry (
  tenant_id text not null,
  account_id text not null,
  seq bigint not null check (seq > 0),
  transfer_id text not null,
  phase text not null,
  of text,
  posted bigint not null,
  held bigint not null,
  at timestamptz not null,
  alg text not null check (alg = 'sha256'),
  hash bytea not null check (length(hash) = 32),
  primary key (tenant_id, account_id, seq),
  foreign key (tenant_id, account_id) references ledger_account (tenant_id, id),
  constraint entry_moves_something check (posted <> 0 or held <> 0)
);
create trigger entry_stays before update or delete on entry for each row execute function refuse_change();

-- A refusal as the ledger says it: the constraint names the rule, the detail what it is about.
create function refuse_transfer_v1(p_rule text, p_about text) returns void language plpgsql as $$
begin
  raise exception '%: %', p_rule, p_about using errcode = 'LL001', constraint = p_rule, detail = p_about;
end $$;

-- Transfers as they were asked for, with what only the transfer that they name can tell: who pays, and how much a void gives back.
create function whole_moves_v1(p_tenant text, p_moves jsonb) returns transfer[] language sql stable as $$
  select array_agg(row(
    p_tenant, asked.id, asked.line, asked.phase, asked.of,
    coalesce(asked.from_id, old.from_id),
    case when asked.phase = 'reverse' then old.from_id else asked.to_id end,
    coalesce(asked.amount, old.amount), asked.at
  )::transfer order by n)
  from rows from (jsonb_populate_recordset(null::transfer, p_moves)) with ordinality
    asked (tenant_id, id, line, phase, of, from_id, to_id, amount, at, n)
  left join transfer old on old.tenant_id = p_tenant and old.id = asked.of and old.line = 1
$$;

-- Refuses what an earlier transfer forbids: none of that name, one that has been ended or taken back, or more than it was about.
create function check_named_v1(p_tenant text, p_moves transfer[]) returns void language plpgsql stable as $$
declare
  wrong text;
begin
  if not exists (select from unnest(p_moves) where of is not null) then
    return;
  end if;
  select move.id into wrong from unnest(p_moves) move
  left join transfer old on old.tenant_id = p_tenant and old.id = move.of and old.line = 1
  where move.of is not null and (old.id is null or old.phase not in ('hold', 'post', 'direct') or (move.phase = 'reverse') = (old.phase = 'hold'));
  if found then
    perform refuse_transfer_v1('transfer_names_another', wrong);
  end if;
  select move.id into wrong from unnest(p_moves) move
  join transfer done on done.tenant_id = p_tenant and done.of = move.of and (move.phase <> 'reverse' or done.from_id = move.from_id);
  if found then
    perform refuse_transfer_v1('transfer_ends_once', wrong);
  end if;
  select move.id into wrong from unnest(p_moves) move where move.phase = 'post'
    and (move.from_id = move.to_id or split_part(move.from_id, '/', 1) <> split_part(move.to_id, '/', 1));
  if found then
    perform refuse_transfer_v1('transfer_goes_elsewhere', wrong);
  end if;
  select move.id into wrong from unnest(p_moves) move
  left join transfer got on got.tenant_id = p_tenant and got.id = move.of and got.to_id = move.from_id
  where move.phase = 'reverse' and move.amount > coalesce(got.amount, 0)
  union all
  select move.id from unnest(p_moves) move
  join transfer old on old.tenant_id = p_tenant and old.id = move.of
  where move.phase = 'post' and old.phase = 'hold' group by move.id, old.amount having sum(move.amount) > old.amount;
  if found then
    perform refuse_transfer_v1('transfer_keeps_within', wrong);
  end if;
end $$;

-- Of these, the ones that do not stand in the books yet. Refuses an id that stands there with other content; its moment is no content.
create function new_moves_v1(p_tenant text, p_moves transfer[]) returns transfer[] language plpgsql stable as $$
declare
  known text[] := array(
    select distinct kept.id from unnest(p_moves) move join transfer kept on kept.tenant_id = p_tenant and kept.id = move.id and kept.line = 1
  );
  other text;
begin
  if known = '{}' then
    return p_moves;
  end if;
  select coalesce(asked.id, kept.id) into other
  from (select * from unnest(p_moves) move where move.id = any (known)) asked
  full join (select * from transfer where tenant_id = p_tenant and id = any (known)) kept on kept.id = asked.id and kept.line = asked.line
  where (asked.phase, asked.of, asked.from_id, asked.to_id, asked.amount) is distinct from (kept.phase, kept.of, kept.from_id, kept.to_id, kept.amount);
  if found then
    perform refuse_transfer_v1('transfer_says_the_same', other);
  end if;
  return array(select move from unnest(p_moves) with ordinality move where move.id <> all (known) order by move.ordinality);
end $$;

-- What each transfer does to each account, as entries without their place in a chain. The lines of one transfer stand together; their
-- receivers come first, then the one account that pays, reserves or, in a reversal, is paid back.
create function legs_v1(p_tenant text, p_moves transfer[]) returns entry[] language plpgsql stable as $$
declare
  legs entry[] := '{}';
  move transfer;
  leg entry;
  total bigint := 0;
  size integer := coalesce(array_length(p_moves, 1), 0);
begin
  for n in 1 .. size loop
    move := p_moves[n];
    leg := row(p_tenant, null, null, move.id, move.phase, move.of, 0, 0, move.at, 'sha256', null);
    total := total + move.amount;
    if move.to_id is not null then
      leg.account_id := case move.phase when 'reverse' then move.from_id else move.to_id end;
      leg.posted := case move.phase when 'reverse' then -move.amount else move.amount end;
      legs := legs || leg;
    end if;
    continue when n < size and (p_moves[n + 1]).id = move.id;
    leg.account_id := case move.phase when 'reverse' then move.to_id else move.from_id end;
    leg.posted := case when move.to_id is null then 0 when move.phase = 'reverse' then total else -total end;
    if move.phase = 'hold' then
      leg.held := total;
    elsif move.phase in ('post', 'void') then
      leg.held := -(select amount from transfer where tenant_id = p_tenant and id = move.of and line = 1);
    end if;
    legs := legs || leg;
    total := 0;
  end loop;
  return legs;
end $$;

-- Writes transfers one after the other, all or none, each once: what stands there already is passed over. Locks the accounts in the
-- order of their ids, so that two writers never wait for each other, keeps every floor, and writes each account's chain.
-- p_accounts: rows of ledger_account that may have to be opened. p_moves: rows of transfer, in order, the lines of one id by account;
-- from_id and amount stay empty where the transfer in `of` tells them. Refuses by LL001 with the name of the rule as constraint; an
-- owner of another district breaks a foreign key.
create function post_transfers_v1(p_tenant text, p_accounts jsonb, p_moves jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moves transfer[];
  entries entry[] := '{}';
  leg entry;
  n integer;
  -- the locked accounts, one place in each array
  ids text[];
  owned bigint[];
  reserved bigint[];
  floors bigint[];
  seqs bigint[];
  heads bytea[];
begin
  insert into ledger_account (tenant_id, id, asset, kind, person_id, org_id, shard)
  select p_tenant, id, asset, kind, person_id, org_id, shard from jsonb_populate_recordset(null::ledger_account, p_accounts)
  order by id on conflict do nothing;

  moves := whole_moves_v1(p_tenant, p_moves);
  select array_agg(id), array_agg(posted), array_agg(held), array_agg(floor), array_agg(seq), array_agg(head)
  into ids, owned, reserved, floors, seqs, heads
  from (
    select * from ledger_account
    where tenant_id = p_tenant and id = any (array(select from_id from unnest(moves) union select to_id from unnest(moves)))
    order by id for update
  ) locked;

  -- only under the locks: now what somebody else has just written is seen
  moves := new_moves_v1(p_tenant, moves);
  perform check_named_v1(p_tenant, moves);

  foreach leg in array legs_v1(p_tenant, moves) loop
    n := array_position(ids, leg.account_id);
    -- the issuer has no row
    continue when n is null and leg.account_id = split_part(leg.account_id, '/', 1) || '/issuer';
    owned[n] := owned[n] + leg.posted;
    reserved[n] := reserved[n] + leg.held;
    if leg.posted < leg.held and owned[n] - reserved[n] < floors[n] then
      perform refuse_transfer_v1('ledger_account_keeps_floor', leg.account_id);
    end if;
    seqs[n] := seqs[n] + 1;
    heads[n] := sha256(convert_to(concat_ws(E'\n', 'linli/1', leg.alg, p_tenant, leg.account_id, seqs[n], leg.transfer_id, leg.phase,
      coalesce(leg.of, ''), leg.posted, leg.held, (extract(epoch from leg.at) * 1000)::bigint, coalesce(encode(heads[n], 'hex'), '')), 'UTF8'));
    leg.seq := seqs[n];
    leg.hash := heads[n];
    entries := entries || leg;
  end loop;

  insert into transfer select * from unnest(moves);
  insert into entry select * from unnest(entries);
  update ledger_account set (posted, held, seq, head) = (fresh.posted, fresh.held, fresh.seq, fresh.head)
  from unnest(ids, owned, reserved, seqs, heads) fresh (id, posted, held, seq, head)
  where ledger_account.tenant_id = p_tenant and ledger_account.id = fresh.id and ledger_account.seq <> fresh.seq;
end $$;

-- An order and its value are one checked write: commit_order_v1, and the transfers of the change in the same statement.
-- p_change, besides: transfers { accounts, moves }, as post_transfers_v1 takes them. A refusal of the ledger leaves nothing written.
create function commit_order_v2(p_tenant text, p_order text, p_expected integer, p_change jsonb) returns jsonb language plpgsql as $$
declare
  found jsonb := commit_order_v1(p_tenant, p_order, p_expected, p_change);
begin
  if found ->> 'kind' = 'done' and p_change -> 'transfers' is not null then
    perform post_transfers_v1(p_tenant, p_change -> 'transfers' -> 'accounts', p_change -> 'transfers' -> 'moves');
  end if;
  return found;
end $$;
