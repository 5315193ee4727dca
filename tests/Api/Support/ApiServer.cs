using System.Data.Common;
using System.Globalization;
using System.Net;
using Dispatch.Testing;
using Microsoft.Data.Sqlite;

namespace Dispatch.Tests.Api;

/// <summary>A server that test classes share; each test works in cells and with technicians of its own.</summary>
public abstract class ApiServer : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private int _count;

    public ServerProcess Process { get; private set; } = null!;

    /// <summary>The administrator.</summary>
    public Caller Api { get; private set; } = null!;

    public string DataDirectory => _directory.Path;

    public async Task InitializeAsync()
    {
        Process = await ServerProcess.Start([$"--Dispatch:DataDirectory={DataDirectory}", .. await Settings()]);
        Api = new Caller(Process.Http);
    }

    public virtual async Task DisposeAsync()
    {
        await Process.DisposeAsync();
        _directory.Dispose();
    }

    /// <summary>A new cell.</summary>
    public async Task<string> Cell(int level = 1)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"cell-{Interlocked.Increment(ref _count)}");
        (await Api.Put($"/cells/{id}", new { name = id, level, domain = "network", mode = "manual" })).Is(HttpStatusCode.Created);
        return id;
    }

    /// <summary>A new technician.</summary>
    public async Task<string> Technician(string cell, int parallel = 5)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"tech-{Interlocked.Increment(ref _count)}");
        (await Api.Put($"/technicians/{id}", new { name = id, cells = new[] { cell }, parallel })).Is(HttpStatusCode.Created);
        return id;
    }

    /// <summary>Writes past the server, what nothing over HTTP brings about.</summary>
    public async Task Execute(string sql)
    {
        await using var connection = Connection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Looks past the server, at what nothing over HTTP shows.</summary>
    public async Task<object?> Scalar(string sql)
    {
        await using var connection = Connection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    protected virtual DbConnection Connection() =>
        new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "dispatch.db")};Pooling=false");

    protected virtual Task<string[]> Settings() => Task.FromResult<string[]>([]);
}
