-- The audit log: what is done about people, rules and rights, and what was refused. Lines are added and never changed.
create table audit (
  number bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  actor text not null,
  role text,
  subject text,
  address text,
  detail text
);
create index audit_kind on audit (kind, number);
create index audit_actor on audit (actor, number);
create index audit_subject on audit (subject, number) where subject is not null;
create index audit_at on audit (at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is append-only.' using errcode = 'restrict_violation';
end
$$;
create trigger audit_is_append_only before update or delete or truncate on audit
  for each statement execute function refuse_audit_change();
-- Also for sessions that replay another database's changes.
alter table audit enable always trigger audit_is_append_only;
