using System.Data.Common;
using Dispatch.Hosting;
using Dispatch.Storage.Commits;
using Dispatch.Storage.Migrations;
using Dispatch.Storage.Postgres;
using Dispatch.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace Dispatch.Storage;

/// <summary>
/// The database of an installation: its connections, one set a role, and its dialect. Silos of one process that share a database share
/// this object.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private bool _prepared;

    private protected Database()
    {
    }

    /// <summary>Name by which Orleans knows the provider.</summary>
    internal abstract string Invariant { get; }

    /// <summary>Connections of Orleans' grain storage.</summary>
    internal abstract DbDataSource GrainRows { get; }

    /// <summary>Connections of Orleans' reminders.</summary>
    internal abstract DbDataSource Reminders { get; }

    /// <summary>Connections of Orleans' membership; null where there is one process only.</summary>
    internal abstract DbDataSource? Membership { get; }

    /// <summary>What this database says differently.</summary>
    internal abstract SqlDialect Dialect { get; }

    /// <summary>Its schema.</summary>
    internal abstract SchemaMigration Schema { get; }

    /// <summary>The database that the settings name. Nothing is opened yet.</summary>
    /// <exception cref="StartupException">The connection string is not one.</exception>
    public static Database Create(DatabaseOptions options, ILoggerFactory loggers)
    {
        try
        {
            return options.Provider is DatabaseProvider.Postgres
                ? new PostgresDatabase(options.ConnectionString, loggers)
                : new SqliteDatabase(options.ConnectionString, loggers);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StartupException($"{DatabaseOptions.ConnectionStringKey} is no connection string of that provider: {e.Message}", e);
        }
    }

    /// <summary>Opens the database and brings its schema up to date. Once; further calls return at once.</summary>
    /// <exception cref="StartupException">It cannot be reached or used; the message says what to do.</exception>
    public async Task Prepare(CancellationToken cancellationToken = default)
    {
        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (!_prepared)
                await Open(cancellationToken);
            _prepared = true;
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Close();
        _preparing.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads on a connection that never waits for writers.</summary>
    internal abstract Task<T> Read<T>(Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Writes on a connection of its own, as one transaction.</summary>
    internal abstract Task Write(Func<DbTransaction, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>How many writers of ticket commits work side by side in a process that is alone.</summary>
    internal abstract int Writers { get; }

    /// <summary>A new writer of ticket commits.</summary>
    /// <param name="member">In whose name it writes, where several share the database.</param>
    internal abstract ICommitEngine CreateCommitEngine(MemberIdentity? member);

    /// <summary>Whether the same attempt may succeed a moment later.</summary>
    internal abstract bool IsTransient(Exception exception);

    /// <summary>Called before an attempt is repeated: connections that the fault left behind are given up.</summary>
    internal abstract void Heal(Exception? fault);

    private protected abstract Task Open(CancellationToken cancellationToken);

    private protected abstract ValueTask Close();
}
