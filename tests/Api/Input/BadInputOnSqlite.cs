namespace Dispatch.Tests.Api.Input;

[Collection(SqliteApi.Name)]
public sealed class BadInputOnSqlite(SqliteApi server) : BadInput(server);
