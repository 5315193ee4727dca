using System.Data.Common;
using Dispatch.Backups;
using Dispatch.Hosting;
using Dispatch.Storage.Commits;
using Dispatch.Storage.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Dispatch.Storage.Sqlite;

/// <summary>A database in a file: one process, one writer at a time, any number of readers.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string _path;
    private readonly string _writing;
    private readonly string _reading;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly GatedSqliteDataSource _writers;
    private DatabaseFileLock? _lock;

    public SqliteDatabase(string connectionString, ILoggerFactory loggers)
    {
        Schema = new SchemaMigration("sqlite", EvolveDb.Dialect.DBMS.SQLite, loggers.CreateLogger<SqliteDatabase>());
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (settings.DataSource is "" or ":memory:" || settings.Mode is SqliteOpenMode.Memory)
            throw new ArgumentException("SQLite needs 'Data Source=' and a file.", nameof(connectionString));
        _path = settings.DataSource = Path.GetFullPath(settings.DataSource);
        settings.Mode = SqliteOpenMode.ReadWriteCreate;
        _writing = settings.ConnectionString;
        settings.Mode = SqliteOpenMode.ReadWrite;
        _reading = settings.ConnectionString;
        _writers = new GatedSqliteDataSource(_writing, _gate);
    }

    /// <summary>The name that Orleans has for SQLite, whatever the driver.</summary>
    internal override string Invariant => "System.Data.SQLite";

    /// <inheritdoc />
    internal override DbDataSource GrainRows => _writers;

    /// <inheritdoc />
    internal override DbDataSource Reminders => _writers;

    /// <inheritdoc />
    internal override DbDataSource? Membership => null;

    /// <inheritdoc />
    internal override SqlDialect Dialect { get; } = new SqliteDialect();

    /// <inheritdoc />
    internal override SchemaMigration Schema { get; }

    /// <summary>SQLite reads block their thread: never the caller's, which may be a grain's.</summary>
    internal override Task<T> Read<T>(Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            await using var connection = new SqliteConnection(_reading);
            connection.Open();
            SqlitePragmas.Reader(connection);
            return await read(connection, cancellationToken);
        },
        cancellationToken);

    /// <summary>SQLite writes block their thread as well, and wait at the gate for each other.</summary>
    internal override Task Write(Func<DbTransaction, CancellationToken, Task> write, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            await using var connection = await _writers.OpenConnectionAsync(cancellationToken);
            await using var transaction = ((SqliteConnection)connection).BeginTransaction(deferred: false);
            await write(transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc />
    internal override int Writers => 1;

    /// <inheritdoc />
    internal override ICommitEngine CreateCommitEngine(MemberIdentity? member) => new SqliteCommitEngine(_writing, _gate);

    /// <inheritdoc />
    internal override bool IsTransient(Exception exception) => SqliteErrors.IsTransient(exception);

    /// <inheritdoc />
    internal override void Heal(Exception? fault)
    {
    }

    /// <inheritdoc />
    private protected override async Task Open(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            _lock ??= DatabaseFileLock.Take(_path);
            await using var connection = await _writers.OpenConnectionAsync(cancellationToken);
            if (DatabaseFile.IsForeign((SqliteConnection)connection))
                throw new StartupException($"The database {_path} is another program's: correct {DatabaseOptions.ConnectionStringKey}, or restore a backup of Dispatch.");
            await Schema.Apply(connection, cancellationToken);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException(Explain(e), e);
        }
    }

    /// <inheritdoc />
    private protected override async ValueTask Close()
    {
        await _writers.DisposeAsync();
        using var writing = new SqliteConnection(_writing);
        SqliteConnection.ClearPool(writing);
        using var reading = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(reading);
        _gate.Dispose();
        _lock?.Dispose();
    }

    private string Explain(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT } => $"The database {_path} is damaged: keep it, and restore a backup (docs/backup.md).",
        SqliteException { SqliteErrorCode: raw.SQLITE_NOTADB } => $"The file {_path} is no database: restore a backup (docs/backup.md), or correct {DatabaseOptions.ConnectionStringKey}.",
        _ => $"The database {_path} cannot be used: {exception.Message.TrimEnd('.')}. Check the file, or correct {DatabaseOptions.ConnectionStringKey}.",
    };
}
