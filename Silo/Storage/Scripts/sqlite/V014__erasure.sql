-- A person is erased from the journal by its own last line: only the texts of earlier lines change, and each says by which line. What happened, when and in which
-- order stays as it was, and so does everything else.
alter table ticket_event add column rewritten_by integer;

drop trigger ticket_event_is_not_updated;
create trigger ticket_event_keeps_its_facts before update on ticket_event
when new.number <> old.number or new.version <> old.version or new.type <> old.type or new.occurred_at <> old.occurred_at or new.recorded_at <> old.recorded_at
  or new.command_id is not old.command_id or new.fingerprint is not old.fingerprint
  or (new.outcomes is null) <> (old.outcomes is null)
  or new.rewritten_by is old.rewritten_by
  or not exists (
    select 1 from ticket_event e where e.number = new.number and e.version = new.rewritten_by and e.version > new.version and e.type = 'requesterErased')
begin
  select raise(abort, 'The journal is append-only.');
end;
