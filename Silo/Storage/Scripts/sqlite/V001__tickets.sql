-- The next ticket number. Given inside the transaction that records the ticket, so that a rolled back one gives it back.
create table numbering (
  only_row integer primary key check (only_row = 1),
  next integer not null
) strict;
insert into numbering (only_row, next) values (1, 1001);

-- Counts transactions: every row that one wrote carries its number.
create table change_counter (
  only_row integer primary key check (only_row = 1),
  value integer not null
) strict;
insert into change_counter (only_row, value) values (1, 0);

-- The ticket as it is now. Columns repeat what lists and boards ask for; "state" holds all of it. Instants are ISO 8601, UTC, milliseconds.
create table ticket (
  number integer primary key,
  version integer not null,
  commit_id text not null,           -- the commit that wrote the row
  changed integer not null,          -- the transaction that wrote the row: how feeds ask for what they have not seen
  status text not null,
  is_open integer not null,
  priority integer not null,
  level integer not null,
  cell text not null,
  technician text,
  requester text not null,           -- lower case
  requester_email text,              -- lower case
  external_reference text,
  historical integer not null,
  reported_at text not null,
  changed_at text not null,
  next_deadline text,
  state text not null
) strict;
create index ticket_cell_changed on ticket (cell, changed);
create index ticket_cell_open on ticket (cell) where is_open;
create index ticket_cell_deadline on ticket (cell, next_deadline) where next_deadline is not null;
create index ticket_technician on ticket (technician) where technician is not null;
create index ticket_external_reference on ticket (external_reference) where external_reference is not null;

-- The journal: what happened to tickets, for ever. The first event of a commit carries the command that made it.
create table ticket_event (
  number integer not null,
  version integer not null,
  type text not null,
  occurred_at text not null,
  recorded_at text not null,
  actor text not null,
  cause text,
  command_id text,
  fingerprint text,
  data text not null,
  primary key (number, version)
) strict, without rowid;
create unique index ticket_event_report on ticket_event (command_id) where version = 1;

create trigger ticket_event_is_not_updated before update on ticket_event
begin
  select raise(abort, 'The journal is append-only.');
end;
create trigger ticket_event_is_not_deleted before delete on ticket_event
begin
  select raise(abort, 'The journal is append-only.');
end;

-- Claims on technicians' time. Index and triggers are the last defence of "nobody is in two places".
create table booking (
  number integer primary key,
  technician text not null,
  mode text not null,
  window_from text,
  window_to text,
  in_progress integer not null,
  slot integer
) strict;
create unique index booking_slot on booking (technician, slot) where slot is not null;
create index booking_technician on booking (technician);

create trigger booking_window_on_insert before insert on booking
when new.mode = 'onSite' and new.window_from is not null and exists (
  select 1 from booking b
  where b.technician = new.technician and b.number <> new.number and b.mode = 'onSite'
    and b.window_from < new.window_to and new.window_from < b.window_to)
begin
  select raise(abort, 'booking.window');
end;
create trigger booking_window_on_update before update on booking
when new.mode = 'onSite' and new.window_from is not null and exists (
  select 1 from booking b
  where b.technician = new.technician and b.number <> new.number and b.mode = 'onSite'
    and b.window_from < new.window_to and new.window_from < b.window_to)
begin
  select raise(abort, 'booking.window');
end;

-- Words of a ticket, lower case and without accents; the application splits them, so that every database finds the same.
create virtual table ticket_search using fts5(document, content='', contentless_delete=1, tokenize='unicode61');
