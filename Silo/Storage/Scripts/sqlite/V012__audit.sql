-- The audit log: what is done about people, rules and rights, and what was refused. Lines are added and never changed. Instants are ISO 8601, UTC,
-- milliseconds.
create table audit (
  number integer primary key autoincrement,
  at text not null,
  kind text not null,
  actor text not null,
  role text,
  subject text,
  address text,
  detail text
) strict;
create index audit_kind on audit (kind, number);
create index audit_actor on audit (actor, number);
create index audit_subject on audit (subject, number) where subject is not null;
create index audit_at on audit (at);

create trigger audit_is_not_updated before update on audit
begin
  select raise(abort, 'The audit log is append-only.');
end;
create trigger audit_is_not_deleted before delete on audit
begin
  select raise(abort, 'The audit log is append-only.');
end;
-- "insert or replace" deletes without asking the trigger above.
create trigger audit_is_not_replaced before insert on audit when exists (select 1 from audit a where a.number = new.number)
begin
  select raise(abort, 'The audit log is append-only.');
end;
