-- Books that were found right once are read again from their first entry, some accounts each night: a hand at an old entry is found too, not only at
-- one that nobody has read yet. How far that has come: the last account that was read again; the next night goes on behind it, and at the end anew.
create table book_again (
  tenant_id text primary key references tenant,
  after text not null
);
