-- The outbox: whom a line of the journal asks to be told, by which way, and what became of it. Written in the transaction of that line; what it
-- says is read from the journal and the ticket. Instants are ISO 8601, UTC, milliseconds.
create table notification (
  id integer primary key autoincrement,
  number integer not null,
  version integer not null,
  place integer not null,            -- among the notices of that line, from 0
  channel text not null,
  audience text not null,
  person text,
  cell text not null,
  address text,
  created_at text not null,
  state text not null,               -- pending, sent, digested or dead
  attempts integer not null,
  next_attempt_at text,              -- while it is pending
  last_error text,
  sent_at text,
  digest text,                       -- the key of the digest that gathers it, where the limit held it back
  unique (number, version, place)
) strict;
create index notification_pending on notification (channel, next_attempt_at, id) where state = 'pending';
create index notification_digest on notification (digest) where digest is not null;
create index notification_sent on notification (channel, sent_at) where sent_at is not null;
create index notification_dead on notification (id) where state = 'dead';
