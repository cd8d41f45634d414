-- Books that were found right once are read again from their first entry, some of them with each look: a hand at an old entry is found too, not only at
-- one that nobody has read yet.
create table book_again (
  tenant_id text primary key references tenant,
  -- the last account that was read again; the next look goes on behind it, and at the end anew
  after text not null,
  -- the account in which the last look stopped, and how far it had come: { "id": …, "reached": { "seq": …, "posted": …, "held": …, "head": … } }
  within jsonb,
  -- what it found wrong, by account: the next look begins there, until it is right
  faults jsonb not null default '{}'
);
