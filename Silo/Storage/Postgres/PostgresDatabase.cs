using System.Data.Common;
using System.Diagnostics;
using Dispatch.Hosting;
using Dispatch.Storage.Commits;
using Dispatch.Storage.Migrations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dispatch.Storage.Postgres;

/// <summary>A PostgreSQL database. Each role has its own connections, so that one that is saturated cannot starve another.</summary>
internal sealed class PostgresDatabase : Database
{
    /// <summary>Held while the schema is brought up to date: several processes may start at once.</summary>
    private const long MigrationLock = 0x4469_7370_6174_6368;

    private readonly NpgsqlDataSource _tickets;
    private readonly NpgsqlDataSource _commits;
    private readonly NpgsqlDataSource _grainRows;
    private readonly NpgsqlDataSource _reminders;
    private readonly NpgsqlDataSource _membership;

    public PostgresDatabase(string connectionString, ILoggerFactory loggers)
    {
        Schema = new SchemaMigration("postgres", EvolveDb.Dialect.DBMS.PostgreSQL, loggers.CreateLogger<PostgresDatabase>());
        _tickets = Source("dispatch-tickets", poolSize: 24);
        // Every statement of a commit finds its rows by key, whatever the planner believes of a table that grows quickly; compiling it to
        // machine code would take a thousand times longer than running it.
        _commits = Source("dispatch-commits", poolSize: 8, "-c jit=off -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c synchronous_commit=on");
        _grainRows = Source("dispatch-grains", poolSize: 12);
        _reminders = Source("dispatch-reminders", poolSize: 4);
        // A node that cannot say in time that it is alive is taken for dead: it asks quickly or not at all.
        _membership = Source("dispatch-membership", poolSize: 4, commandTimeout: 5);

        NpgsqlDataSource Source(string name, int poolSize, string? options = null, int? commandTimeout = null)
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString)
            {
                ApplicationName = name,
                MaxPoolSize = poolSize,
                MaxAutoPrepare = 50,
                AutoPrepareMinUsages = 2,
                Timeout = 5,
                CancellationTimeout = 500,
                KeepAlive = 30,
                // Nobody changes the session (the migration's connection is used by reminders only), so returning it needs no seven statements.
                NoResetOnClose = true,
            };
            if (options is not null)
                settings.Options = options;
            if (commandTimeout is { } seconds)
                settings.CommandTimeout = seconds;
            return new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(loggers).ConfigureTracing(Trace).Build();
        }
    }

    /// <inheritdoc />
    internal override string Invariant => "Npgsql";

    /// <inheritdoc />
    internal override DbDataSource GrainRows => _grainRows;

    /// <inheritdoc />
    internal override DbDataSource Reminders => _reminders;

    /// <inheritdoc />
    internal override DbDataSource Membership => _membership;

    /// <inheritdoc />
    internal override SqlDialect Dialect { get; } = new PostgresDialect();

    /// <inheritdoc />
    internal override SchemaMigration Schema { get; }

    /// <inheritdoc />
    internal override async Task<T> Read<T>(Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await _tickets.OpenConnectionAsync(cancellationToken);
        return await read(connection, cancellationToken);
    }

    /// <inheritdoc />
    internal override async Task Write(Func<DbTransaction, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await using var connection = await _tickets.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await write(transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc />
    internal override int Writers => 2;

    /// <inheritdoc />
    internal override ICommitEngine CreateCommitEngine(MemberIdentity? member) => new PostgresCommitEngine(_commits, member);

    /// <inheritdoc />
    internal override bool IsTransient(Exception exception) => PostgresErrors.IsTransient(exception);

    /// <inheritdoc />
    internal override void Heal(Exception? fault)
    {
        if (fault is PostgresException)
            return;
        // The server was lost: its idle connections are dead, and each would cost an attempt to find out.
        _tickets.Clear();
        _commits.Clear();
    }

    /// <inheritdoc />
    private protected override async Task Open(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _reminders.OpenConnectionAsync(cancellationToken);
            await using var alone = connection.CreateCommand();
            alone.CommandText = "select pg_advisory_lock(@key)";
            alone.CommandTimeout = 0;
            await alone.With("key", MigrationLock).ExecuteNonQueryAsync(cancellationToken);
            try
            {
                await using var migrating = await _reminders.OpenConnectionAsync(cancellationToken);
                await Schema.Apply(migrating, cancellationToken);
            }
            finally
            {
                alone.CommandText = "select pg_advisory_unlock(@key)";
                await alone.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StartupException(Explain(e), e);
        }
    }

    /// <inheritdoc />
    private protected override async ValueTask Close()
    {
        await _tickets.DisposeAsync();
        await _commits.DisposeAsync();
        await _grainRows.DisposeAsync();
        await _reminders.DisposeAsync();
        await _membership.DisposeAsync();
    }

    /// <summary>A statement is part of the trace of whoever asked for it. Those that nobody asked for, heartbeats and the like, would be a trace each, every second.</summary>
    private static void Trace(NpgsqlTracingOptionsBuilder tracing) => tracing
        .ConfigureCommandFilter(_ => Activity.Current is not null)
        .ConfigureBatchFilter(_ => Activity.Current is not null)
        .EnableFirstResponseEvent(false)
        .EnablePhysicalOpenTracing(false);

    private string Explain(Exception exception)
    {
        var settings = new NpgsqlConnectionStringBuilder(_tickets.ConnectionString);
        var where = $"database '{settings.Database}' on {settings.Host}:{settings.Port} as '{settings.Username}'";
        return exception is PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName }
            ? $"PostgreSQL has no {where}: create it, or correct {DatabaseOptions.ConnectionStringKey}."
            : $"PostgreSQL cannot be used: {where}: {exception.Message.TrimEnd('.')}. Check that the server runs and that {DatabaseOptions.ConnectionStringKey} is right.";
    }
}
