-- Who helps to organise (R03), by whom they were named before anybody had come; and who taught (R19): how many came, by whose count.
alter table seat add column organiser_by text;
alter table seat add column lecture jsonb;
alter table seat add foreign key (tenant_id, organiser_by) references person (tenant_id, id);
alter table seat add constraint seat_organiser_has_said_yes check (organiser_by is null or (accepted_at is not null and organiser_by <> person_id));
alter table seat add constraint seat_lecturer_came check (
  lecture is null
  or (arrived_at is not null and (lecture ->> 'attendees')::integer between 0 and 500 and lecture ->> 'by' <> person_id)
);

-- commit_order_v1 (0005) with two columns of a seat more, everything else as it stands. Functions of yesterday bring them back as they read them.
do $$
declare
  was text := pg_get_functiondef('commit_order_v1'::regproc);
  becomes text := replace(replace(was,
    'offer_until, reviewed_at, starts_at', 'offer_until, reviewed_at, organiser_by, lecture, starts_at'),
    'excluded.reviewed_at, excluded.starts_at', 'excluded.reviewed_at, excluded.organiser_by, excluded.lecture, excluded.starts_at');
begin
  if length(becomes) - length(was) <> length('organiser_by, lecture, excluded.organiser_by, excluded.lecture, ') then
    raise exception 'commit_order_v1 is not what 0005 made it';
  end if;
  execute becomes;
end $$;
