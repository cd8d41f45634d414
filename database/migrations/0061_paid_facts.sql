-- What was awarded by a word, newest first, where somebody may still take it back (R11, R16).
create index point_fact_paid on point_fact (tenant_id, org_id, recorded_at desc, id desc) where kind in ('praise', 'proposal') and state = 'posted';
