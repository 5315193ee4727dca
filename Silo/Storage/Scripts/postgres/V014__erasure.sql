-- A person is erased from the journal by its own last line: only the texts of earlier lines change, and each says by which line. What happened, when and in which
-- order stays as it was, and so does everything else.
alter table ticket_event add column rewritten_by integer;

create function keep_journal_facts() returns trigger language plpgsql as $$
begin
  if (new.number, new.version, new.type, new.occurred_at, new.recorded_at, new.command_id, new.fingerprint, new.outcomes is null)
      is distinct from (old.number, old.version, old.type, old.occurred_at, old.recorded_at, old.command_id, old.fingerprint, old.outcomes is null)
    or new.rewritten_by is not distinct from old.rewritten_by
    or not exists (
      select 1 from ticket_event e where e.number = new.number and e.version = new.rewritten_by and e.version > new.version and e.type = 'requesterErased')
  then
    raise exception 'The journal is append-only.' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
drop trigger ticket_event_is_append_only on ticket_event;
create trigger ticket_event_is_append_only before delete or truncate on ticket_event
  for each statement execute function refuse_journal_change();
create trigger ticket_event_keeps_its_facts before update on ticket_event
  for each row execute function keep_journal_facts();
