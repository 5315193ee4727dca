using System.Diagnostics;
using System.Globalization;
using Dispatch.Hosting;
using Npgsql;

namespace Dispatch.Testing;

/// <summary>A private PostgreSQL server in a temporary directory, on a free port of the loopback address.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";

    private static readonly Lazy<Task<PostgresServer>> s_shared = new(() => StartShared());

    private readonly TempDirectory _directory = new();
    private readonly PostgresBinaries _binaries = PostgresBinaries.Find();
    private readonly bool _fsync;
    private Process? _process;
    private int _databases;

    private PostgresServer(bool fsync)
    {
        _fsync = fsync;
        Port = FreePorts.Next();
    }

    /// <summary>The one server of this test process, without fsync; gone when the process ends.</summary>
    public static Task<PostgresServer> Shared => s_shared.Value;

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    private string Data => Path.Combine(_directory.Path, "data");

    /// <summary>Makes and starts a server.</summary>
    /// <param name="fsync">Whether commits wait for the disk, as in production.</param>
    public static async Task<PostgresServer> Create(bool fsync = false)
    {
        var server = new PostgresServer(fsync);
        PostgresBinaries.GiveTo(server._directory.Path);
        await server._binaries.Run("initdb", "-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8");
        await server.Start();
        return server;
    }

    /// <summary>A wire to it that can be cut.</summary>
    public Relay Wire() => new(new UriBuilder("tcp", "127.0.0.1", Port).Uri);

    /// <summary>Starts it again after <see cref="Stop"/> or <see cref="Kill"/>.</summary>
    public async Task Start()
    {
        _process = _binaries.Begin(
            "postgres",
            "-D", Data,
            "-p", Port.ToString(CultureInfo.InvariantCulture),
            "-k", _directory.Path,
            "-c", "listen_addresses=127.0.0.1",
            "-c", $"fsync={(_fsync ? "on" : "off")}",
            "-c", "max_connections=300",
            "-c", "shared_buffers=128MB",
            "-c", "log_min_messages=fatal");
        _process.BeginErrorReadLine();
        await Poll.Until(Answers, "PostgreSQL answers");
    }

    /// <summary>Ends it as an administrator would who cannot wait: sessions are cut, everything committed is kept.</summary>
    public Task Stop() => _binaries.Run("pg_ctl", "-D", Data, "-m", "fast", "-w", "stop");

    /// <summary>Ends it as a power failure would.</summary>
    public async Task Kill()
    {
        await _binaries.Run("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        if (_process is not null)
            await _process.WaitForExitAsync();
    }

    /// <summary>Kills every process of it at once, without a signal that they could hear.</summary>
    public async Task KillHard()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> CreateDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Dumps a database as docs/backup.md says, while it is in use.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="options">What else <c>pg_dump</c> is told.</param>
    /// <returns>The file.</returns>
    public async Task<string> Dump(string connectionString, params string[] options)
    {
        var file = Path.Combine(_directory.Path, $"{Guid.NewGuid():N}.dump");
        await _binaries.Run("pg_dump", ["--format=custom", $"--file={file}", .. options, Address(connectionString)]);
        return file;
    }

    /// <summary>Restores a dump into an empty database of this server, as docs/backup.md says.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> Restore(string file)
    {
        var database = await CreateDatabase();
        await _binaries.Run("pg_restore", "--exit-on-error", "--no-owner", $"--dbname={Address(database)}", file);
        return database;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await Kill();
        _process?.Dispose();
        _directory.Dispose();
    }

    private static async Task<PostgresServer> StartShared()
    {
        var server = await Create();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        return server;
    }

    /// <summary>A connection string as PostgreSQL's own programs take it.</summary>
    private static string Address(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return string.Create(CultureInfo.InvariantCulture, $"host={settings.Host} port={settings.Port} user={settings.Username} dbname={settings.Database}");
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port.ToString(CultureInfo.InvariantCulture)};Username={User};Database={database}";

    private async Task<bool> Answers()
    {
        if (_process is { HasExited: true })
            throw new InvalidOperationException("PostgreSQL ended while it was starting.");
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
