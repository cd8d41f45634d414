-- Acting for an elder is asked for and agreed to; who agreed is kept, for an elder without the app it is the community.
alter table kin add column asked_at timestamptz, add column confirmed_by text,
  add constraint kin_confirmed_by_person foreign key (tenant_id, confirmed_by) references person (tenant_id, id);
create index kin_waiting on kin (tenant_id, other_id, asked_at) where confirmed_at is null;

-- Leaving: from this moment the person's data may be erased (red line 28); null again when they changed their mind.
alter table person add column erase_after timestamptz;
create index person_leaving on person (erase_after, tenant_id, id) where erase_after is not null and erased_at is null;

-- Who read what about somebody, newest first, page by page.
drop index access_of_subject;
create index access_of_subject on access_log (tenant_id, subject_id, at desc, id desc);
