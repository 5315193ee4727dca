using System.Data.Common;
using Dispatch.Resilience;

namespace Dispatch.Storage;

/// <summary>Single statements that write, through the storage pipelines and past the writers of tickets.</summary>
internal sealed class StorageWrites(Database database, StoragePipelines pipelines)
{
    /// <summary>What the database says differently.</summary>
    public SqlDialect Dialect => database.Dialect;

    /// <summary>Writes with one statement. An attempt that failed is repeated, whether or not it was carried out.</summary>
    /// <returns>How many rows it touched.</returns>
    public Task<int> Execute(string sql, Action<DbCommand> bind, CancellationToken cancellationToken) => pipelines.Commit(
        (database, sql, bind, cancellationToken),
        static async (write, attempt) =>
        {
            write.cancellationToken.ThrowIfCancellationRequested();
            var touched = 0;
            await write.database.Write(
                async (transaction, token) =>
                {
                    await using var command = transaction.Connection!.CreateCommand();
                    command.Transaction = transaction;
                    command.CommandText = write.sql;
                    write.bind(command);
                    touched = await command.ExecuteNonQueryAsync(token);
                },
                attempt);
            return touched;
        });
}
