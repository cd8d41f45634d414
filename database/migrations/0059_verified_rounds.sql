-- How every round closed that staff looked into, not the last alone: a correction of an earlier round pays by how that one closed (T03).
update orders set verification = case when verification is null then '[]'
  else jsonb_build_array(verification || jsonb_build_object('round', round)) end;
alter table orders alter column verification set default '[]', alter column verification set not null;
