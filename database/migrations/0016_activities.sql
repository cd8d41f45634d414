-- What a community organises and is settled, by when it begins: for those who live there and want to come.
create index orders_activity on orders (tenant_id, community_id, starts_at, id) where opener_org_id is not null and state in ('accepted', 'serving');
