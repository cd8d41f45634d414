-- The books: one ledger under points and minutes. Written by post_transfers_v1 alone; functions of ours may only read these tables
-- (database/role.ts), and the database refuses to change or delete what was written.

-- What stands on one account. Its id says whose it is and of what: asset/kind/owner, and for a pool the shard. The issuer has no row:
-- it is minus the sum of the others. Few checks, each of several parts: the server reads every check again for every statement.
create table ledger_account (
  tenant_id text not null,
  id text not null,
  person_id text generated always as (
    case when split_part(id, '/', 2) in ('earned', 'gifted', 'allotment') then split_part(id, '/', 3) end
  ) stored,
  org_id text generated always as (case when split_part(id, '/', 2) in ('unit', 'merchant', 'pool') then split_part(id, '/', 3) end) stored,
  -- whole numbers below 2^53, so that every program reads the same
  posted bigint not null default 0,
  held bigint not null default 0,
  floor bigint not null default 0,
  -- the place and the hash of the last entry
  seq bigint not null default 0,
  head bytea,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  constraint ledger_account_is_named check (id ~ '^((point|minute)/(earned|unit)|minute/(gifted|allotment)|point/merchant)/[^/]+$|^minute/pool/[^/]+/\d\d$'),
  constraint ledger_account_keeps_floor check (floor >= 0 and held >= 0 and posted - held >= floor),
  constraint ledger_account_is_exact check (posted <= 9007199254740991),
  constraint ledger_account_head_follows_seq check (seq >= 0 and (seq = 0) = (head is null))
) with (fillfactor = 70);
create trigger ledger_account_stays before delete on ledger_account for each row execute function refuse_change();

-- What happened, one row a line: a payment to three is three rows of one id. The id is the cause. Neither this nor the next table has
-- foreign keys: every insert would lock the one row of the district; the writer has the accounts locked anyway.
create table transfer (
  tenant_id text not null,
  id text not null,
  line smallint not null,
  phase text not null,
  -- the hold that this ends, or the payment that this takes back
  of text,
  from_id text not null,
  to_id text,
  amount bigint not null,
  at timestamptz not null,
  primary key (tenant_id, id, line),
  constraint transfer_has_a_cause check (line > 0 and char_length(id) between 1 and 200 and position(E'\n' in id) = 0),
  constraint transfer_is_of_its_phase check (
    case phase
      when 'hold' then of is null and to_id is null
      when 'void' then of is not null and to_id is null
      when 'direct' then of is null and to_id is not null
      when 'post' then of is not null and to_id is not null
      when 'reverse' then of is not null and to_id is not null
      else false
    end
  ),
  constraint transfer_goes_elsewhere check (from_id <> to_id and split_part(from_id, '/', 1) = split_part(to_id, '/', 1)),
  constraint transfer_is_whole check (amount between 1 and 9007199254740991)
);
create unique index transfer_ends_once on transfer (tenant_id, of) where phase in ('post', 'void') and line = 1;
create unique index transfer_reverses_once on transfer (tenant_id, of, from_id) where phase = 'reverse';
create trigger transfer_stays before update or delete on transfer for each row execute function refuse_change();

-- The chain of each account: every entry carries the hash of the one before it, over exactly these columns (docs/decisions/0005-the-ledger.md).
-- The key is also the keyset of a statement.
create table entry (
  tenant_id text not null,
  account_id text not null,
  seq bigint not null,
  transfer_id text not null,
  phase text not null,
  of text,
  posted bigint not null,
  held bigint not null,
  at timestamptz not null,
  alg text not null,
  hash bytea not null,
  primary key (tenant_id, account_id, seq),
  constraint entry_is_whole check (seq > 0 and (posted <> 0 or held <> 0) and alg = 'sha256' and length(hash) = 32)
);
create trigger entry_stays before update or delete on entry for each row execute function refuse_change();

-- A refusal as the ledger says it: the constraint names the rule, the detail what it is about.
create function refuse_transfer_v1(p_rule text, p_about text) returns void language plpgsql as $$
begin
  raise exception '%: %', p_rule, p_about using errcode = 'LL001', constraint = p_rule, detail = p_about;
end $$;

-- Transfers as they were asked for, with what only the transfer that they name can tell: who pays, and how much a void gives back.
create function whole_moves_v1(p_tenant text, p_moves jsonb) returns transfer[] language plpgsql stable as $$
begin
  return array(
    select row(
      p_tenant, asked.id, asked.line, asked.phase, asked.of,
      coalesce(asked.from_id, old.from_id),
      case when asked.phase = 'reverse' then old.from_id else asked.to_id end,
      coalesce(asked.amount, old.amount), asked.at
    )::transfer
    from jsonb_populate_recordset(null::transfer, p_moves) asked
    left join transfer old on old.tenant_id = p_tenant and old.id = asked.of and old.line = 1
  );
end $$;

-- Refuses what an earlier transfer forbids: none of that name, one that has been ended or taken back, or more than it was about.
create function check_named_v1(p_tenant text, p_moves transfer[]) returns void language plpgsql stable as $$
declare
  wrong text;
begin
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
    select kept.id from unnest(p_moves) move
    cross join lateral (select id from transfer where tenant_id = p_tenant and id = move.id and line = 1 limit 1) kept where move.line = 1
  );
  other text;
begin
  if cardinality(known) = 0 then
    return p_moves;
  end if;
  -- every line stands once in what is asked and once in what is kept
  select id into other from (
    select id, line, phase, of, from_id, to_id, amount from unnest(p_moves) where id = any (known)
    union all
    select id, line, phase, of, from_id, to_id, amount from transfer where tenant_id = p_tenant and id = any (known)
  ) both_sides group by id, line, phase, of, from_id, to_id, amount having count(*) <> 2;
  if found then
    perform refuse_transfer_v1('transfer_says_the_same', other);
  end if;
  return array(select move from unnest(p_moves) move where move.id <> all (known));
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

-- Writes transfers one after the other, all or none, each once: what stands there already is passed over. Opens accounts that are new, locks
-- them in the order of their ids, so that two writers never wait for each other, keeps every floor, and writes each account's chain.
-- p_moves: rows of transfer, in order, the lines of one id by account; from_id and amount stay empty where the transfer in `of` tells
-- them. Refuses by LL001 with the name of the rule as constraint; an owner of another district breaks a foreign key.
create function post_transfers_v1(p_tenant text, p_moves jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp
-- a connection keeps its plans: made while the tables were small, they must not read whole tables later, and nothing here is worth planning twice or compiling
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off set plan_cache_mode = force_generic_plan as $$
declare
  moves transfer[] := whole_moves_v1(p_tenant, p_moves);
  wanted text[] := array(
    select id from (select from_id from unnest(moves) union select to_id from unnest(moves)) named (id)
    where id <> split_part(id, '/', 1) || '/issuer' order by id
  );
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
  loop
    select array_agg(id), array_agg(posted), array_agg(held), array_agg(floor), array_agg(seq), array_agg(head)
    into ids, owned, reserved, floors, seqs, heads
    from unnest(wanted) one (account)
    cross join lateral (select * from ledger_account where tenant_id = p_tenant and id = one.account for update) locked;
    exit when coalesce(cardinality(ids), 0) = cardinality(wanted);
    insert into ledger_account (tenant_id, id) select p_tenant, id from unnest(wanted) id order by id on conflict do nothing;
  end loop;

  -- only under the locks: now what somebody else has just written is seen
  moves := new_moves_v1(p_tenant, moves);
  if jsonb_path_exists(p_moves, '$[*].of ? (@ != null)') then
    perform check_named_v1(p_tenant, moves);
  end if;

  foreach leg in array legs_v1(p_tenant, moves) loop
    n := array_position(ids, leg.account_id);
    -- the issuer has no row
    continue when n is null;
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
-- p_change, besides: transfers, as post_transfers_v1 takes them. A refusal of the ledger leaves nothing written.
create function commit_order_v2(p_tenant text, p_order text, p_expected integer, p_change jsonb) returns jsonb language plpgsql as $$
declare
  found jsonb := commit_order_v1(p_tenant, p_order, p_expected, p_change);
begin
  if found ->> 'kind' = 'done' and p_change -> 'transfers' is not null then
    perform post_transfers_v1(p_tenant, p_change -> 'transfers');
  end if;
  return found;
end $$;
