using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Dispatch.Load.Measure;

/// <summary>Single-row commits of bare SQLite, write-ahead log, <c>synchronous=FULL</c>, in a file of its own that goes away afterwards.</summary>
public sealed class RawSqlite : IBaseline
{
    private readonly string _path;
    private readonly SqliteConnection _connection;

    /// <summary>Opens a file in the directory, which should be on the same disk as the server's.</summary>
    public RawSqlite(string directory)
    {
        _path = Path.Combine(directory, $"raw-{Guid.NewGuid():N}.db");
        _connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL");
        Execute("PRAGMA synchronous=FULL");
        Execute("CREATE TABLE ticket (number INTEGER PRIMARY KEY, state TEXT NOT NULL)");
    }

    /// <inheritdoc />
    public string Name => "SQLite, one row a commit, WAL, synchronous=FULL";

    /// <inheritdoc />
    public Task<double> Measure(TimeSpan duration, CancellationToken cancellationToken) => Task.Run(() => Measure(duration), cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        foreach (var file in new[] { _path, _path + "-wal", _path + "-shm" })
            File.Delete(file);
        return ValueTask.CompletedTask;
    }

    private double Measure(TimeSpan duration)
    {
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO ticket (state) VALUES ($state)";
        insert.Parameters.AddWithValue("$state", new string('x', 800));
        insert.Prepare();
        var since = Stopwatch.GetTimestamp();
        var commits = 0;
        for (; Stopwatch.GetElapsedTime(since) < duration; commits++)
            insert.ExecuteNonQuery();
        return commits / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteScalar();
    }
}
