-- A line of the books that moved nothing: an award that a cap cut to nothing, or that went whole to what was owed; something to take back
-- where nothing was left. There is no entry of it in the chain, and whoever owns the account reads it all the same, above the entry that was
-- the last one then (0: before the first). Null: the line stands beside an entry.
alter table value_line add column after_seq bigint;

create function place_line_v1() returns trigger language plpgsql as $$
begin
  if not exists (
    select from transfer where tenant_id = new.tenant_id and id = new.transfer_id and new.account_id in (from_id, to_id)
  ) then
    new.after_seq := coalesce((select seq from ledger_account where tenant_id = new.tenant_id and id = new.account_id), 0);
  end if;
  return new;
end $$;
create trigger value_line_is_placed before insert on value_line for each row execute function place_line_v1();

-- Lines of before find their place by their moment.
alter table value_line disable trigger value_line_stays;
update value_line silent set after_seq = coalesce((
  select max(seq) from entry where entry.tenant_id = silent.tenant_id and entry.account_id = silent.account_id and entry.at <= silent.at
), 0)
where not exists (
  select from transfer where transfer.tenant_id = silent.tenant_id and transfer.id = silent.transfer_id
    and silent.account_id in (transfer.from_id, transfer.to_id)
);
alter table value_line enable trigger value_line_stays;

-- The keyset of what a statement shows between its entries; a line without words says nothing there.
create index value_line_silent on value_line (tenant_id, account_id, after_seq desc, at desc, md5(transfer_id) desc)
  where after_seq is not null and why <> '[]';
