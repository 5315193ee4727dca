-- What is about to be changed, until the audit log says what became of it. A row that stays is of a process that died between the two.
create table audit_begun (
  id text primary key,
  at text not null,
  kind text not null,
  actor text not null,
  role text,
  subject text,
  address text,
  detail text
) strict;
create index audit_begun_at on audit_begun (at);
