-- Whether the upheld dangers around one that is being written down are still those that its writer saw. Whoever writes one of a district waits here for
-- whoever writes another, and looks in a statement of its own: of two at once the second sees the first. p_seen: { from, to, ids }; null: it is no danger.
create function hazards_stand_v1(p_tenant text, p_seen jsonb) returns boolean language plpgsql as $$
begin
  if p_seen is null then
    return true;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('hazard/' || p_tenant, 0));
  return array(
    select id from point_fact where tenant_id = p_tenant and kind = 'hazard' and (body ->> 'upheld')::boolean
      and at >= (p_seen ->> 'from')::timestamptz and at <= (p_seen ->> 'to')::timestamptz
    order by id
  ) = array(select jsonb_array_elements_text(p_seen -> 'ids') as id order by id);
end $$;
