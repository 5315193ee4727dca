using Dispatch.Resilience;

namespace Dispatch.Storage.Migrations;

/// <summary>Reads the schema's version through the storage pipelines.</summary>
internal sealed class SchemaVersions(Database database, StoragePipelines pipelines) : ISchemaVersions
{
    /// <inheritdoc />
    public int Known => database.Schema.Newest;

    /// <inheritdoc />
    public async Task<int> ReadApplied(CancellationToken cancellationToken) => await pipelines.Read(
        database,
        static (database, token) => database.Read((connection, reading) => database.Schema.ReadApplied(connection, reading), token),
        cancellationToken) ?? 0;
}
