-- Which pictures an order shows; a picture that was taken away, or whose owner was erased, is removed from the file store by the jobs.
create table picture (
  tenant_id text not null,
  order_id text not null,
  file_id text not null,
  -- from then on no order of this row shows it; null while one does
  gone_at timestamptz,
  primary key (tenant_id, order_id, file_id),
  foreign key (tenant_id, order_id) references orders (tenant_id, id)
);
create index picture_of_file on picture (tenant_id, file_id) where gone_at is null;
create index picture_gone on picture (gone_at, tenant_id, file_id) where gone_at is not null;

-- commit_order_v2, and which pictures the order shows from now on: p_change.pictures, file ids, absent when nothing was said about them.
create function commit_order_v3(p_tenant text, p_order text, p_expected integer, p_change jsonb) returns jsonb language plpgsql as $$
declare
  found jsonb := commit_order_v2(p_tenant, p_order, p_expected, p_change);
  shown text[];
begin
  if found ->> 'kind' = 'done' and p_change -> 'pictures' is not null then
    shown := array(select jsonb_array_elements_text(p_change -> 'pictures'));
    update picture set gone_at = (p_change ->> 'asked_at')::timestamptz
    where tenant_id = p_tenant and order_id = p_order and gone_at is null and file_id <> all (shown);
    insert into picture (tenant_id, order_id, file_id) select distinct p_tenant, p_order, unnest(shown)
    on conflict (tenant_id, order_id, file_id) do update set gone_at = null;
  end if;
  return found;
end $$;
