-- The bytes of tickets' files, in parts, so that no file is in memory as a whole. They are durable before the ticket's journal names them; what no ticket names
-- (an upload that was cut off, a person who was erased) is deleted by a sweep.
create table attachment (
  id text primary key,
  number bigint not null,
  added_at timestamptz not null,
  settled integer not null default 0   -- whether the ticket was seen to name it
);
create index attachment_number on attachment (number);
create index attachment_unsettled on attachment (added_at) where settled = 0;

create table attachment_part (
  id text not null,
  place integer not null,              -- from 0
  bytes bytea not null,
  primary key (id, place)
);
-- Pictures are compressed already.
alter table attachment_part alter column bytes set storage external;
