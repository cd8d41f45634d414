-- photos are judged by WeChat later: it gives a trace id at once, and its verdict comes with that id (trust.md §7).
-- The older table for this knew no order and was never written to.
drop table upload;

create table photo_check (
  tenant_id text not null,
  trace_id text not null,
  order_id text not null,
  file_id text not null,
  asked_at timestamptz not null,
  -- null while it is waited for; written once
  verdict text check (verdict in ('shown', 'hidden')),
  answered_at timestamptz,
  primary key (tenant_id, trace_id),
  -- the answer names nothing but its trace
  unique (trace_id),
  foreign key (tenant_id, order_id) references orders (tenant_id, id),
  constraint photo_check_answer_is_dated check ((verdict is null) = (answered_at is null))
);
create index photo_check_of_order on photo_check (tenant_id, order_id);
