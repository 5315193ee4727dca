using System.Data.Common;

namespace Dispatch.Storage.Sqlite;

/// <summary>Connections that write, one at a time.</summary>
internal sealed class GatedSqliteDataSource(string connectionString, SemaphoreSlim gate) : DbDataSource
{
    /// <inheritdoc />
    public override string ConnectionString => connectionString;

    /// <inheritdoc />
    protected override DbConnection CreateDbConnection() => new GatedSqliteConnection(connectionString, gate);
}
