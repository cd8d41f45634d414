-- The versions of a district's rules of points. The text is the file as it was written; its edition names the text, so that a function
-- that has read it once need not read it again. What is in force is published, and then stays as it is (red lines 18 and 19).
create table rule_version (
  tenant_id text not null references tenant,
  id text not null,
  version text not null,
  state text not null check (state in ('draft', 'signed', 'published', 'dropped')),
  effective_at timestamptz not null,
  body text not null,
  edition text not null generated always as (md5(body)) stored,
  drafted_by text not null,
  drafted_at timestamptz not null,
  -- what the simulation said, of which text, and under which rules everybody would stay without it
  report jsonb,
  report_edition text,
  report_against text,
  reported_at timestamptz,
  signed_by text,
  signed_at timestamptz,
  countersigned_by text,
  published_at timestamptz,
  dropped_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, drafted_by) references person (tenant_id, id),
  foreign key (tenant_id, signed_by) references person (tenant_id, id),
  foreign key (tenant_id, countersigned_by) references person (tenant_id, id),
  constraint rule_version_was_simulated check (state not in ('signed', 'published') or (report is not null and report_edition = edition)),
  constraint rule_version_is_signed check (state not in ('signed', 'published') or (signed_by is not null and signed_at is not null)),
  constraint rule_version_is_signed_by_two check (
    countersigned_by <> signed_by
    and (state <> 'published' or countersigned_by is not null or jsonb_array_length(report -> 'secondSignature') = 0)
  ),
  constraint rule_version_begins_later check (state <> 'published' or (published_at is not null and published_at < effective_at)),
  constraint rule_version_is_dropped_in_time check ((state = 'dropped') = (dropped_at is not null))
);
create unique index rule_version_named_once on rule_version (tenant_id, version) where state <> 'dropped';
create unique index rule_version_begins_once on rule_version (tenant_id, effective_at) where state = 'published';
create index rule_version_newest on rule_version (tenant_id, drafted_at desc, id desc) where state <> 'dropped';

-- What has been published is never rewritten. It may be taken back as long as it has not begun.
create function keep_published_v1() returns trigger language plpgsql as $$
begin
  if old.state = 'published' and not (
    new.state = 'dropped' and new.dropped_at < old.effective_at
    and (new.body, new.version, new.effective_at, new.report) is not distinct from (old.body, old.version, old.effective_at, old.report)
  ) then
    raise exception 'rules that were published stay as they are';
  end if;
  return new;
end $$;
create trigger rule_version_stays before update on rule_version for each row execute function keep_published_v1();
create trigger rule_version_is_kept before delete on rule_version for each row when (old.state in ('published', 'signed')) execute function refuse_change();

-- Every published version of a district, the earliest first; without the text of those whose edition the asker knows.
create function published_rules_v1(p_tenant text, p_knows jsonb) returns json language plpgsql stable as $$
begin
  return (
    select coalesce(json_agg(json_build_object('edition', edition, 'body', case when not coalesce(p_knows ? edition, false) then body end)
      order by effective_at), '[]')
    from rule_version where tenant_id = p_tenant and state = 'published'
  );
end $$;

-- The same beside the books of an order, for a step that may move value (read_value_v1). p.knows: editions that need not be sent.
create function read_rules_v1(p jsonb) returns json language plpgsql stable as $$
begin
  if p -> 'value' is null then
    return null;
  end if;
  return published_rules_v1(
    coalesce(p ->> 'tenant', (select tenant_id from account where app_id = p ->> 'app' and openid = p ->> 'openid')), p -> 'knows'
  );
end $$;

-- A signature, or the second one. p_seen: how many versions were published when it was decided; another one meanwhile makes it be decided again.
create function sign_rules_v1(p_tenant text, p_id text, p_edition text, p_by text, p_at timestamptz, p_seen integer, p_publish boolean)
returns boolean language plpgsql as $$
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
  where tenant_id = p_tenant and id = p_id and edition = p_edition and state in ('draft', 'signed');
  return found;
end $$;

-- Every closing of a visit in the order in which it came: what a simulation walks along.
create index order_event_closing on order_event (tenant_id, at, order_id, version) where "to" = 'closed' and "from" <> 'closed';
