-- What an order wants of a worker where it lies, besides its stage: a correction that waits for a second person, an absence that may be
-- settled from then on. The committing statement keeps both; each list goes along an index of its own.
alter table orders add column correction_from timestamptz;
alter table orders add column absence_from timestamptz;
update orders set correction_from = (
  select min(to_timestamp((one ->> 'at')::bigint / 1000.0)) from jsonb_array_elements(corrections) one where one ->> 'confirmedAt' is null
) where corrections <> '[]';
update orders set absence_from = missing.since from (
  select tenant_id, order_id, min(coalesce(answered_at, absent_at + interval '48 hours')) as since
  from seat where state = 'absent' and absence is null group by tenant_id, order_id
) missing where orders.tenant_id = missing.tenant_id and orders.id = missing.order_id;
create index orders_to_correct on orders (tenant_id, handler_org_id, correction_from, id) where correction_from is not null;
create index orders_to_settle on orders (tenant_id, handler_org_id, absence_from, id) where absence_from is not null;

-- A unit's visits day by day, for its calendar.
create index orders_of_unit_by_day on orders (tenant_id, target_unit_id, starts_at, id) where ended_at is null;

-- After a commit that answered p_found: what the order wants of a worker from now on, p_change.owed, absent when that has not changed.
create function keep_owed_v1(p_tenant text, p_order text, p_change jsonb, p_found jsonb) returns jsonb language plpgsql as $$
declare
  owed jsonb := p_change -> 'owed';
begin
  if p_found ->> 'kind' = 'done' and owed is not null then
    update orders set correction_from = (owed ->> 'correction_from')::timestamptz, absence_from = (owed ->> 'absence_from')::timestamptz
    where tenant_id = p_tenant and id = p_order;
  end if;
  return p_found;
end $$;
