-- A browser that asks to be signed in by whoever holds the phone (decision 24): made by one host, answered through a function, fetched at any host, once.
create table browser_ticket (
  -- what the browser alone holds stands nowhere: only what it is found by
  secret_hash text primary key,
  app_id text not null,
  -- on a screen for everybody to read: they name the ticket and open nothing
  digits text not null check (digits ~ '^[0-9]{8}$'),
  browser text not null check (length(browser) <= 40),
  at timestamptz not null,
  until_at timestamptz not null check (until_at > at),
  -- whose account has answered, at the epoch it then had: tokens of an older one are void
  openid text,
  epoch integer,
  agreed boolean,
  answered_at timestamptz,
  fetched_at timestamptz,
  foreign key (app_id, openid) references account (app_id, openid) on delete cascade,
  constraint browser_ticket_answer_is_whole check (num_nonnulls(openid, epoch, agreed, answered_at) in (0, 4)),
  constraint browser_ticket_fetched_was_agreed check (fetched_at is null or coalesce(agreed, false))
);
create unique index browser_ticket_of_digits on browser_ticket (app_id, digits);
create index browser_ticket_of_account on browser_ticket (app_id, openid) where openid is not null;
create index browser_ticket_by_age on browser_ticket (until_at);

-- Digits that no browser shows, kept although nothing was signed in.
create table browser_try (
  tenant_id text not null,
  id bigint generated always as identity,
  person_id text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index browser_try_of_person on browser_try (tenant_id, person_id, at);
create index browser_try_by_age on browser_try (at);

-- Digits tried by p_person, under the lock of their row, so that many tries at once count one by one. Answers how many wrong ones there were since p_since,
-- and the ticket they name; with p_most of them it is not looked for.
create function try_browser_v1(p_tenant text, p_person text, p_app text, p_digits text, p_at timestamptz, p_since timestamptz, p_most integer)
returns jsonb language plpgsql as $$
declare
  wrong integer;
  hit jsonb;
begin
  perform from person where tenant_id = p_tenant and id = p_person for no key update;
  wrong := (select count(*) from browser_try where tenant_id = p_tenant and person_id = p_person and at > p_since);
  if wrong < p_most then
    hit := (select jsonb_build_object('browser', browser, 'at', at, 'waits', answered_at is null and until_at > p_at)
      from browser_ticket where app_id = p_app and digits = p_digits);
    if hit is null then
      insert into browser_try (tenant_id, person_id, at) values (p_tenant, p_person, p_at);
    end if;
  end if;
  return jsonb_build_object('wrong', wrong, 'ticket', hit);
end $$;
