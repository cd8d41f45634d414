-- Warnings of bad weather, as the district enters them (R15): how bad, what, from when until when, and where; no communities: the whole district.
create table weather_warning (
  tenant_id text not null references tenant,
  id text not null,
  level text not null check (level in ('orange', 'red')),
  what text not null,
  community_ids text[],
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  entered_by text not null,
  entered_at timestamptz not null,
  -- taken back: whoever was awarded under it before keeps that
  dropped_by text,
  dropped_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, entered_by) references person (tenant_id, id),
  foreign key (tenant_id, dropped_by) references person (tenant_id, id),
  constraint weather_warning_is_somewhere check (cardinality(community_ids) > 0),
  constraint weather_warning_lasts check (ends_at > starts_at and ends_at <= starts_at + interval '72 hours'),
  constraint weather_warning_is_near check (starts_at between entered_at - interval '7 days' and entered_at + interval '7 days'),
  constraint weather_warning_is_dropped_by_somebody check ((dropped_by is null) = (dropped_at is null))
);
-- None lasts longer than three days: what stands at an instant began within three days before it. The list goes along it backwards.
create index weather_warning_standing on weather_warning (tenant_id, starts_at, id) where dropped_at is null;

-- What was entered is never rewritten and never removed; it may be taken back, once.
create function keep_warning_v1() returns trigger language plpgsql as $$
begin
  if old.dropped_at is not null
    or to_jsonb(new) - array['dropped_by', 'dropped_at'] <> to_jsonb(old) - array['dropped_by', 'dropped_at'] then
    raise exception 'a warning that was entered stays as it is';
  end if;
  return new;
end $$;
create trigger weather_warning_stays before update on weather_warning for each row execute function keep_warning_v1();
create trigger weather_warning_is_kept before delete on weather_warning for each statement execute function refuse_change();
create trigger weather_warning_is_not_emptied before truncate on weather_warning for each statement execute function refuse_change();

-- The warnings that stood around the visits of an order, those to which a correction that waits for its second person would move one too; none
-- longer than a day before its end is known. Beside the books of the order (read_value_v3); the rules cut them to the minutes of each visit.
create function warnings_of_v1(p_tenant text, p_order text) returns json language plpgsql stable as $$
begin
  return (
    with visit as (
      select arrived_at, coalesce(left_at, arrived_at + interval '1 day') as left_at from seat
      where tenant_id = p_tenant and order_id = p_order and arrived_at is not null
      union
      select to_timestamp((one ->> 'arrivedAt')::bigint / 1000.0), to_timestamp((one ->> 'leftAt')::bigint / 1000.0)
      from orders cross join lateral jsonb_array_elements(corrections) one
      where tenant_id = p_tenant and id = p_order and one ->> 'confirmedAt' is null
    ), standing as (
      select distinct warning.starts_at, warning.ends_at
      from visit join orders on orders.tenant_id = p_tenant and orders.id = p_order
      cross join lateral (
        select starts_at, ends_at from weather_warning
        where tenant_id = p_tenant and dropped_at is null and starts_at > visit.arrived_at - interval '72 hours' and starts_at < visit.left_at
          and ends_at > visit.arrived_at and (community_ids is null or orders.community_id = any (community_ids))
      ) warning
    )
    select coalesce(json_agg(json_build_object('startAt', (extract(epoch from starts_at) * 1000)::bigint,
      'endAt', (extract(epoch from ends_at) * 1000)::bigint) order by starts_at, ends_at), '[]') from standing
  );
end $$;
