using Dispatch.Storage.Commits;

namespace Dispatch.Storage.Sqlite;

/// <summary>Writes batches on a thread of its own, one writer at a time.</summary>
internal sealed class SqliteCommitEngine(string connectionString, SemaphoreSlim gate) : ICommitEngine
{
    private readonly WriterThread _thread = new("dispatch-sqlite-writer");
    private SqliteTicketWriter? _writer;

    /// <inheritdoc />
    public Task<BatchResult> Write(WriteBatch batch, CancellationToken cancellationToken) =>
        _thread.Do(() => Alone(writer => writer.Write(batch), cancellationToken));

    /// <inheritdoc />
    public Task<bool> TookPlace(PendingCommit commit, CancellationToken cancellationToken) =>
        _thread.Do(() => Alone(writer => writer.TookPlace(commit), cancellationToken));

    /// <inheritdoc />
    public WriteError Classify(Exception exception) => SqliteErrors.Classify(exception);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _thread.Dispose();
        _writer?.Dispose();
        return ValueTask.CompletedTask;
    }

    private T Alone<T>(Func<SqliteTicketWriter, T> work, CancellationToken cancellationToken)
    {
        gate.Wait(cancellationToken);
        try
        {
            return work(_writer ??= new SqliteTicketWriter(connectionString));
        }
        catch (Exception e) when (SqliteErrors.IsTransient(e))
        {
            // After a fault of the file nothing is known of the connection.
            _writer?.Dispose();
            _writer = null;
            throw;
        }
        finally
        {
            gate.Release();
        }
    }
}
