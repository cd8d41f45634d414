-- 投诉建议: words of a person to an organisation, sealed, with a promise of when they are answered.
create table feedback (
  tenant_id text not null,
  id text not null,
  person_id text not null,
  kind text not null,
  order_id text,
  -- where it lies now, and since when it goes up by itself
  level text not null,
  org_id text not null,
  words text not null,
  at timestamptz not null,
  due_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  -- the request that answered it: the same again is no second answer
  answer_request text,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, order_id) references orders (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, answered_by) references person (tenant_id, id),
  constraint feedback_answer_is_whole check (
    (answer is null) = (answered_at is null) and (answer is null) = (answered_by is null) and (answer is null) = (answer_request is null)
  ),
  constraint feedback_answered_by_another check (answered_by <> person_id)
);
create index feedback_of_person on feedback (tenant_id, person_id, at desc, id desc);
create index feedback_waiting on feedback (tenant_id, org_id, due_at, id) where answered_at is null;
-- jobs look through every district at once
create index feedback_overdue on feedback (due_at, tenant_id, id) where answered_at is null;
