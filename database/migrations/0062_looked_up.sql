-- What has ended is looked up for each transfer by its own name. A connection that made its plan while nothing had ended yet believed the index of
-- ends to be empty and read all of it for every one: each end made the next one dearer. The same refusals as before.
create or replace function check_named_v1(p_tenant text, p_moves transfer[]) returns void language plpgsql stable as $$
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
  cross join lateral (
    select from transfer where tenant_id = p_tenant and of = move.of and phase in ('post', 'void') and line = 1 limit 1
  ) ended where move.phase <> 'reverse'
  union all
  select move.id from unnest(p_moves) move
  cross join lateral (
    select from transfer where tenant_id = p_tenant and of = move.of and from_id = move.from_id and phase = 'reverse' limit 1
  ) reversed where move.phase = 'reverse';
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
