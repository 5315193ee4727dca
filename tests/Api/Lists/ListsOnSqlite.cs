namespace Dispatch.Tests.Api.Lists;

[Collection(SqliteApi.Name)]
public sealed class ListsOnSqlite(SqliteApi server) : TicketLists(server);
