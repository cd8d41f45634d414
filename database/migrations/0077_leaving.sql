-- Whoever has asked to leave asks for nothing and takes nothing on any more: what comes later would put off for ever that they are erased (0007).
create function refuse_leaving_v1(p_tenant text, variadic p_people text[]) returns void language plpgsql as $$
begin
  if exists (select from person where tenant_id = p_tenant and id = any (p_people) and erase_after is not null) then
    raise exception 'person_is_leaving' using errcode = 'LL005', constraint = 'person_is_leaving';
  end if;
end $$;

create function nobody_leaving_asks_v1() returns trigger language plpgsql as $$
begin
  perform refuse_leaving_v1(new.tenant_id, new.beneficiary_id, new.placer_id);
  return new;
end $$;
create trigger orders_of_nobody_leaving before insert on orders for each row execute function nobody_leaving_asks_v1();
create trigger orders_again_of_nobody_leaving before update of ended_at on orders for each row
  when (old.ended_at is not null and new.ended_at is null) execute function nobody_leaving_asks_v1();

create function nobody_leaving_comes_v1() returns trigger language plpgsql as $$
begin
  perform refuse_leaving_v1(new.tenant_id, new.person_id);
  return new;
end $$;
create trigger seat_of_nobody_leaving before insert on seat for each row when (new.state = 'accepted') execute function nobody_leaving_comes_v1();
create trigger seat_taken_by_nobody_leaving before update of state on seat for each row
  when (new.state = 'accepted' and old.state <> 'accepted') execute function nobody_leaving_comes_v1();

