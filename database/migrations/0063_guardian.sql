-- Whoever is under 18 helps only when a guardian has agreed before a worker (T14).
alter table identity_check add column guardian_agreed boolean not null default false;
-- What is only ever added to is not emptied either.
create trigger database_mark_is_not_emptied before truncate on database_mark for each statement execute function refuse_change();
create trigger order_event_is_not_emptied before truncate on order_event for each statement execute function refuse_change();
create trigger access_log_is_not_emptied before truncate on access_log for each statement execute function refuse_change();
create trigger transfer_is_not_emptied before truncate on transfer for each statement execute function refuse_change();
create trigger entry_is_not_emptied before truncate on entry for each statement execute function refuse_change();
create trigger value_line_is_not_emptied before truncate on value_line for each statement execute function refuse_change();
create trigger stock_move_is_not_emptied before truncate on stock_move for each statement execute function refuse_change();
create trigger device_key_is_not_emptied before truncate on device_key for each statement execute function refuse_change();
create trigger device_end_is_not_emptied before truncate on device_end for each statement execute function refuse_change();
create trigger checkpoint_key_is_not_emptied before truncate on checkpoint_key for each statement execute function refuse_change();
create trigger checkpoint_is_not_emptied before truncate on checkpoint for each statement execute function refuse_change();
create trigger visit_signature_is_not_emptied before truncate on visit_signature for each statement execute function refuse_change();
create trigger identity_check_is_not_emptied before truncate on identity_check for each statement execute function refuse_change();
create trigger ledger_account_is_not_emptied before truncate on ledger_account for each statement execute function refuse_change();
