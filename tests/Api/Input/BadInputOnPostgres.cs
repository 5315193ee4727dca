namespace Dispatch.Tests.Api.Input;

[Collection(PostgresApi.Name)]
public sealed class BadInputOnPostgres(PostgresApi server) : BadInput(server);
