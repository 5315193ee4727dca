-- Exclusion constraints over an equal text and an overlapping range need this extension; it is trusted, so the database's owner may create it.
create extension if not exists btree_gist;

-- The next ticket number. Given inside the transaction that records the ticket, so that a rolled back one gives it back.
create table numbering (
  only_row boolean primary key default true check (only_row),
  next bigint not null
);
insert into numbering (next) values (1001);

-- The ticket as it is now. Columns repeat what lists and boards ask for; "state" holds all of it.
create table ticket (
  number bigint primary key,
  version integer not null,
  commit_id uuid not null,           -- the commit that wrote the row: how a broken connection learns what became of it
  changed bigint not null,           -- the transaction that wrote the row: how feeds ask for what they have not seen
  status text not null,
  is_open boolean not null,
  priority smallint not null,
  level smallint not null,
  cell text not null,
  technician text,
  requester text not null,           -- lower case
  requester_email text,              -- lower case
  external_reference text,
  historical boolean not null,
  reported_at timestamptz not null,
  changed_at timestamptz not null,
  next_deadline timestamptz,
  state jsonb not null
);
create index ticket_cell_changed on ticket (cell, changed);
create index ticket_cell_open on ticket (cell) where is_open;
create index ticket_cell_deadline on ticket (cell, next_deadline) where next_deadline is not null;
create index ticket_technician on ticket (technician) where technician is not null;
create index ticket_external_reference on ticket (external_reference) where external_reference is not null;

-- The journal: what happened to tickets, for ever. The first event of a commit carries the command that made it.
create table ticket_event (
  number bigint not null,
  version integer not null,
  type text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor jsonb not null,
  cause text,
  command_id text,
  fingerprint text,
  data jsonb not null,
  primary key (number, version)
);
create unique index ticket_event_report on ticket_event (command_id) where version = 1;

create function refuse_journal_change() returns trigger language plpgsql as $$
begin
  raise exception 'The journal is append-only.' using errcode = 'restrict_violation';
end
$$;
create trigger ticket_event_is_append_only before update or delete or truncate on ticket_event
  for each statement execute function refuse_journal_change();

-- Claims on technicians' time. The constraints are the last defence of "nobody is in two places".
create table booking (
  number bigint primary key,
  technician text not null,
  mode text not null,
  window_from timestamptz,
  window_to timestamptz,
  in_progress boolean not null,
  slot integer,
  constraint booking_window exclude using gist (technician with =, tstzrange(window_from, window_to) with &&)
    where (mode = 'onSite' and window_from is not null)
);
create unique index booking_slot on booking (technician, slot) where slot is not null;
create index booking_technician on booking (technician);

-- Words of a ticket, lower case and without accents; the application splits them, so that every database finds the same.
create table ticket_search (
  number bigint primary key,
  document tsvector not null
);
create index ticket_search_document on ticket_search using gin (document);
