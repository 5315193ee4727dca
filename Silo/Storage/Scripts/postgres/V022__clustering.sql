-- Which cluster the database belongs to: the first process says so, and processes of another cluster are refused.
create table cluster_owner (
  only_one boolean primary key default true check (only_one),
  cluster_id varchar(150) not null
);

-- Orleans' membership. The version is the table's: whoever changes a row must have seen all of them.
create table orleansmembershipversiontable (
  deploymentid varchar(150) primary key,
  timestamp timestamptz(3) not null default now(),
  version integer not null default 0
);
create table orleansmembershiptable (
  deploymentid varchar(150) not null references orleansmembershipversiontable (deploymentid),
  address varchar(45) not null,
  port integer not null,
  generation integer not null,
  siloname varchar(150) not null,
  hostname varchar(150) not null,
  status integer not null,
  proxyport integer,
  suspecttimes varchar(8000),
  starttime timestamptz(3) not null,
  iamalivetime timestamptz(3) not null,
  primary key (deploymentid, address, port, generation)
);

-- The statements by key; their parameters are Orleans'. Each is one statement, so that the version and the row change together or not at all, and
-- only rows of the dead (status 6) are ever cleaned up (dotnet/orleans pull request 11317).
insert into orleansquery (querykey, querytext) values
('UpdateIAmAlivetimeKey', '
  update orleansmembershiptable set iamalivetime = @IAmAliveTime
  where deploymentid = @DeploymentId and address = @Address and port = @Port and generation = @Generation'),
('InsertMembershipVersionKey', '
  with inserted as (
    insert into orleansmembershipversiontable (deploymentid) values (@DeploymentId)
    on conflict (deploymentid) do nothing
    returning 1
  )
  select count(*)::integer from inserted'),
('InsertMembershipKey', '
  with counted as (
    update orleansmembershipversiontable set timestamp = now(), version = version + 1
    where deploymentid = @DeploymentId and version = @Version
      and not exists (
        select 1 from orleansmembershiptable
        where deploymentid = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning deploymentid
  ), inserted as (
    insert into orleansmembershiptable (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
    select deploymentid, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    from counted
    returning 1
  )
  select count(*)::integer from inserted'),
('UpdateMembershipKey', '
  with counted as (
    update orleansmembershipversiontable set timestamp = now(), version = version + 1
    where deploymentid = @DeploymentId and version = @Version
      and exists (
        select 1 from orleansmembershiptable
        where deploymentid = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning deploymentid
  ), updated as (
    update orleansmembershiptable m set status = @Status, suspecttimes = @SuspectTimes::text, iamalivetime = @IAmAliveTime
    from counted
    where m.deploymentid = counted.deploymentid and m.address = @Address and m.port = @Port and m.generation = @Generation
    returning 1
  )
  select count(*)::integer from updated'),
('MembershipReadRowKey', '
  select v.deploymentid as "DeploymentId", m.address as "Address", m.port as "Port", m.generation as "Generation", m.siloname as "SiloName",
    m.hostname as "HostName", m.status as "Status", m.proxyport as "ProxyPort", m.suspecttimes as "SuspectTimes", m.starttime as "StartTime",
    m.iamalivetime as "IAmAliveTime", v.version as "Version"
  from orleansmembershipversiontable v
  left join orleansmembershiptable m
    on m.deploymentid = v.deploymentid and m.address = @Address and m.port = @Port and m.generation = @Generation
  where v.deploymentid = @DeploymentId'),
('MembershipReadAllKey', '
  select v.deploymentid as "DeploymentId", m.address as "Address", m.port as "Port", m.generation as "Generation", m.siloname as "SiloName",
    m.hostname as "HostName", m.status as "Status", m.proxyport as "ProxyPort", m.suspecttimes as "SuspectTimes", m.starttime as "StartTime",
    m.iamalivetime as "IAmAliveTime", v.version as "Version"
  from orleansmembershipversiontable v
  left join orleansmembershiptable m on m.deploymentid = v.deploymentid
  where v.deploymentid = @DeploymentId'),
('GatewaysQueryKey', '
  select address as "Address", proxyport as "ProxyPort", generation as "Generation"
  from orleansmembershiptable
  where deploymentid = @DeploymentId and status = @Status and proxyport > 0'),
('DeleteMembershipTableEntriesKey', '
  delete from orleansmembershiptable where deploymentid = @DeploymentId;
  delete from orleansmembershipversiontable where deploymentid = @DeploymentId'),
('CleanupDefunctSiloEntriesKey', '
  delete from orleansmembershiptable
  where deploymentid = @DeploymentId and status = 6 and iamalivetime < @IAmAliveTime and starttime < @IAmAliveTime and coalesce(suspecttimes, '''') = '''''),
('CleanupDefunctSiloEntryKey', '
  delete from orleansmembershiptable
  where deploymentid = @DeploymentId and status = 6 and address = @Address and port = @Port and generation = @Generation
    and iamalivetime = @IAmAliveTime and starttime = @StartTime and coalesce(suspecttimes, '''') = coalesce(@SuspectTimes::text, '''')');
