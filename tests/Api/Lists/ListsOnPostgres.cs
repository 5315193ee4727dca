namespace Dispatch.Tests.Api.Lists;

[Collection(PostgresApi.Name)]
public sealed class ListsOnPostgres(PostgresApi server) : TicketLists(server);
