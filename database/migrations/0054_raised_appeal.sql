-- An appeal goes to the organisation above, under the lock of its fact: whoever takes it up in the same moment decides about what they then
-- read. False: it was taken up, answered or moved meanwhile, or there is nobody above.
create function raise_appeal_v1(p_tenant text, p_fact text, p_from text, p_taken boolean, p_to text, p_due timestamptz, p_now timestamptz)
returns boolean language plpgsql as $$
begin
  perform from point_fact where tenant_id = p_tenant and id = p_fact for no key update;
  update appeal set (level, due_at, org_id) = (p_to, p_due, org.parent_id) from org
  where appeal.tenant_id = p_tenant and appeal.fact_id = p_fact and appeal.level = p_from and (appeal.taken_at is not null) = p_taken
    and appeal.settled_at is null and appeal.due_at <= p_now
    and org.tenant_id = appeal.tenant_id and org.id = appeal.org_id and org.parent_id is not null;
  if not found then
    return false;
  end if;
  update point_fact set version = version + 1 where tenant_id = p_tenant and id = p_fact;
  return true;
end $$;
