-- Whom the community has introduced to whom: once, and then a volunteer may go alone with that person (T15).
create table introduction (
  tenant_id text not null references tenant (id),
  beneficiary_id text not null,
  volunteer_id text not null,
  introduced_by text not null,
  order_id text not null,
  at timestamptz not null,
  primary key (tenant_id, beneficiary_id, volunteer_id),
  foreign key (tenant_id, beneficiary_id) references person (tenant_id, id),
  foreign key (tenant_id, volunteer_id) references person (tenant_id, id),
  foreign key (tenant_id, introduced_by) references person (tenant_id, id),
  foreign key (tenant_id, order_id) references orders (tenant_id, id)
);
create index introduction_of_volunteer on introduction (tenant_id, volunteer_id);
