-- People who sign in here, the tokens that they gave their programs, and the sessions that they signed out of. Instants are ISO 8601, UTC,
-- milliseconds.
create table account (
  id text primary key,               -- as the journal names them
  name text not null,
  email text,
  role text not null,
  cells text not null,               -- JSON
  technician text,
  enabled integer not null,
  password_hash text,
  security_stamp text not null,
  access_failed_count integer not null,
  lockout_end text,
  authenticator_key text,            -- encrypted
  two_factor integer not null,
  last_time_step integer not null,   -- of the last authenticator code that was accepted
  recovery_codes text not null,      -- JSON, hashes
  version integer not null
) strict;
create unique index account_name on account (lower(id));

create table access_token (
  id text primary key,
  account text not null references account (id),
  name text not null,
  hash text not null,                -- SHA-256 of the secret
  scopes text not null,              -- JSON
  created_at text not null,
  expires_at text not null,
  last_used_at text,
  revoked_at text
) strict;
create index access_token_account on access_token (account, created_at desc, id) where revoked_at is null;

create table ended_session (
  id text primary key,
  until text not null                -- its cookie is worthless then anyway
) strict;
create index ended_session_until on ended_session (until);
