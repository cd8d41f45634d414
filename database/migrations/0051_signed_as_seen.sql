-- A signature is good for what its signer saw: whoever signs names the choice or the text they were shown, and another one is not signed.

-- As before, for the very choice that was shown (both null: nobody chose in time). False: another choice stands, or it was settled or taken back.
create function settle_estate_v2(p_tenant text, p_id text, p_by text, p_heir text, p_chosen_at timestamptz, p_at timestamptz, p_change jsonb)
returns boolean language plpgsql as $$
begin
  update estate set settled_by = p_by, settled_at = p_at
  where tenant_id = p_tenant and id = p_id and settled_at is null and undone_at is null and confirmed_at is not null
    and heir_id is not distinct from p_heir and chosen_at is not distinct from p_chosen_at and (p_by is null or chosen_by <> p_by);
  if not found then
    return false;
  end if;
  if jsonb_array_length(p_change -> 'transfers') > 0 then
    perform move_value_v1(p_tenant, p_change);
  end if;
  return true;
end $$;

-- As before, for the very text, trial and state that were shown: of two who sign first at once one does, and nobody signs both times.
create function sign_rules_v2(
  p_tenant text, p_id text, p_edition text, p_state text, p_tried timestamptz, p_by text, p_at timestamptz, p_seen integer, p_publish boolean
) returns boolean language plpgsql as $$
begin
  perform from tenant where id = p_tenant for no key update;
  if (select count(*) from rule_version where tenant_id = p_tenant and state = 'published') <> p_seen then
    return false;
  end if;
  update rule_version set
    state = case when p_publish then 'published' else 'signed' end,
    countersigned_by = case when state = 'signed' then p_by end,
    signed_by = coalesce(signed_by, p_by), signed_at = coalesce(signed_at, p_at),
    published_at = case when p_publish then p_at end
  where tenant_id = p_tenant and id = p_id and edition = p_edition and reported_at = p_tried and state = p_state
    and state in ('draft', 'signed') and signed_by is distinct from p_by;
  return found;
end $$;
