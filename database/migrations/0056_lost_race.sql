-- commit_order_v6, but whoever has lost already is told so without the order's lock and before the change is unfolded: of two hundred who
-- want the last seat only those wait for one another who might still get it. What is let through is asked again under the lock.
create function commit_order_v7(p_tenant text, p_order text, p_expected integer, p_change jsonb) returns jsonb language plpgsql as $$
begin
  if exists (select from orders where tenant_id = p_tenant and id = p_order and version <> p_expected) then
    return coalesce(kept_request_v1(p_tenant, jsonb_populate_record(null::request, p_change -> 'request')), jsonb_build_object('kind', 'stale'));
  end if;
  return commit_order_v6(p_tenant, p_order, p_expected, p_change);
end $$;
