using System.Data;
using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// A connection that writes: it waits at the gate when it is opened and lets the next one pass when it is closed. SQLite allows one
/// writer; who waits here waits without a thread, where SQLite would keep one busy.
/// </summary>
internal sealed class GatedSqliteConnection(string connectionString, SemaphoreSlim gate) : SqliteConnection(connectionString)
{
    private bool _inside;

    /// <inheritdoc />
    public override void Open()
    {
        gate.Wait();
        Enter();
    }

    /// <inheritdoc />
    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        Enter();
    }

    /// <inheritdoc />
    public override void Close()
    {
        base.Close();
        Leave();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Leave();
    }

    private void Enter()
    {
        _inside = true;
        try
        {
            base.Open();
            SqlitePragmas.Writer(this);
        }
        catch
        {
            if (State is not ConnectionState.Closed)
                base.Close();
            Leave();
            throw;
        }
    }

    private void Leave()
    {
        if (!_inside)
            return;
        _inside = false;
        gate.Release();
    }
}
