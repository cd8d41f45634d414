-- Verified families, the newest first: one page after another.
create index gift_relation_by_time on gift_relation (tenant_id, verified_at desc, giver_id desc, receiver_id desc);

-- Wrong codes at a counter go with the days, like those of a visit.
create index pick_up_try_by_age on pick_up_try (at);

-- One request of a merchant hands over one piece, whatever code it carries.
create unique index redemption_handed_once on redemption (tenant_id, handed_by, handed_request);
