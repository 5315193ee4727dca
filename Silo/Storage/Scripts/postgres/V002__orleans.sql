-- The statements that Orleans' ADO.NET providers run, by key; their parameters are Orleans'.
create table orleansquery (
  querykey varchar(64) primary key,
  querytext text not null
);

-- Grain storage. One row a grain and state name: the key is unique, so that of two first writes at once one fails.
create table orleansstorage (
  grainidhash integer not null,
  grainidn0 bigint not null,
  grainidn1 bigint not null,
  graintypehash integer not null,
  graintypestring varchar(512) not null,
  grainidextensionstring varchar(512),
  serviceid varchar(150) not null,
  payloadbinary bytea,
  modifiedon timestamptz not null,
  version integer not null
);
create unique index orleansstorage_key on orleansstorage (
  grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, coalesce(grainidextensionstring, ''), serviceid);

insert into orleansquery (querykey, querytext) values
('ReadFromStorageKey', '
  select payloadbinary as "PayloadBinary", version as "Version"
  from orleansstorage
  where grainidhash = @GrainIdHash and graintypehash = @GrainTypeHash and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1
    and graintypestring = @GrainTypeString and coalesce(grainidextensionstring, '''') = coalesce(@GrainIdExtensionString::text, '''')
    and serviceid = @ServiceId'),
('WriteToStorageKey', '
  with updated as (
    update orleansstorage
    set payloadbinary = @PayloadBinary, modifiedon = now(), version = version + 1
    where grainidhash = @GrainIdHash and graintypehash = @GrainTypeHash and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1
      and graintypestring = @GrainTypeString and coalesce(grainidextensionstring, '''') = coalesce(@GrainIdExtensionString::text, '''')
      and serviceid = @ServiceId and version = @GrainStateVersion::integer
    returning version
  ), inserted as (
    insert into orleansstorage (
      grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version)
    select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString::text, @ServiceId, @PayloadBinary, now(), 1
    where @GrainStateVersion::integer is null
    on conflict do nothing
    returning version
  )
  select coalesce((select version from updated), (select version from inserted), @GrainStateVersion::integer) as "NewGrainStateVersion"'),
('ClearStorageKey', '
  with cleared as (
    update orleansstorage
    set payloadbinary = null, modifiedon = now(), version = version + 1
    where grainidhash = @GrainIdHash and graintypehash = @GrainTypeHash and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1
      and graintypestring = @GrainTypeString and coalesce(grainidextensionstring, '''') = coalesce(@GrainIdExtensionString::text, '''')
      and serviceid = @ServiceId and version = @GrainStateVersion::integer
    returning version
  )
  select coalesce((select version from cleared), @GrainStateVersion::integer) as "NewGrainStateVersion"');

-- Reminders. Silos read them by ranges of the hash.
create table orleansreminderstable (
  serviceid varchar(150) not null,
  grainid varchar(150) not null,
  remindername varchar(150) not null,
  starttime timestamptz(3) not null,
  period bigint not null,
  grainhash integer not null,
  version integer not null,
  primary key (serviceid, grainid, remindername)
);
create index orleansreminderstable_hash on orleansreminderstable (serviceid, grainhash);

insert into orleansquery (querykey, querytext) values
('UpsertReminderRowKey', '
  insert into orleansreminderstable as r (serviceid, grainid, remindername, starttime, period, grainhash, version)
  values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period::bigint, @GrainHash, 0)
  on conflict (serviceid, grainid, remindername) do update
  set starttime = excluded.starttime, period = excluded.period, grainhash = excluded.grainhash, version = r.version + 1
  returning version as "Version"'),
('ReadReminderRowsKey', '
  select grainid as "GrainId", remindername as "ReminderName", starttime as "StartTime", period as "Period", version as "Version"
  from orleansreminderstable
  where serviceid = @ServiceId and grainid = @GrainId'),
('ReadReminderRowKey', '
  select grainid as "GrainId", remindername as "ReminderName", starttime as "StartTime", period as "Period", version as "Version"
  from orleansreminderstable
  where serviceid = @ServiceId and grainid = @GrainId and remindername = @ReminderName'),
('ReadRangeRows1Key', '
  select grainid as "GrainId", remindername as "ReminderName", starttime as "StartTime", period as "Period", version as "Version"
  from orleansreminderstable
  where serviceid = @ServiceId and grainhash > @BeginHash and grainhash <= @EndHash'),
('ReadRangeRows2Key', '
  select grainid as "GrainId", remindername as "ReminderName", starttime as "StartTime", period as "Period", version as "Version"
  from orleansreminderstable
  where serviceid = @ServiceId and (grainhash > @BeginHash or grainhash <= @EndHash)'),
('DeleteReminderRowKey', '
  with gone as (
    delete from orleansreminderstable
    where serviceid = @ServiceId and grainid = @GrainId and remindername = @ReminderName and version = @Version
    returning 1
  )
  select count(*)::integer from gone'),
('DeleteReminderRowsKey', '
  delete from orleansreminderstable where serviceid = @ServiceId');
