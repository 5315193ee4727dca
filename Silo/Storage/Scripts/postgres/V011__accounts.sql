-- People who sign in here, the tokens that they gave their programs, and the sessions that they signed out of.
create table account (
  id text primary key,               -- as the journal names them
  name text not null,
  email text,
  role text not null,
  cells text not null,               -- JSON
  technician text,
  enabled boolean not null,
  password_hash text,
  security_stamp text not null,
  access_failed_count integer not null,
  lockout_end timestamptz,
  authenticator_key text,            -- encrypted
  two_factor boolean not null,
  last_time_step bigint not null,    -- of the last authenticator code that was accepted
  recovery_codes text not null,      -- JSON, hashes
  version integer not null
);
create unique index account_name on account (lower(id) collate "C");

create table access_token (
  id text primary key,
  account text not null references account (id),
  name text not null,
  hash text not null,                -- SHA-256 of the secret
  scopes text not null,              -- JSON
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index access_token_account on access_token (account, created_at desc, id) where revoked_at is null;

create table ended_session (
  id text primary key,
  until timestamptz not null         -- its cookie is worthless then anyway
);
create index ended_session_until on ended_session (until);
