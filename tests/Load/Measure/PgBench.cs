using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Dispatch.Load.Measure;

/// <summary>
/// <c>pgbench -N -M prepared</c> on the same PostgreSQL, with as many clients, in a database of its own that goes away afterwards.
/// </summary>
public sealed partial class PgBench : IBaseline
{
    private const int Scale = 10;
    private const int Threads = 2;

    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly string _database = $"dispatch_pgbench_{Guid.NewGuid():N}";
    private readonly int _clients;

    private PgBench(string connectionString, int clients) => (_server, _clients) = (new NpgsqlConnectionStringBuilder(connectionString), clients);

    /// <inheritdoc />
    public string Name => string.Create(CultureInfo.InvariantCulture, $"pgbench -N -M prepared -c {_clients}");

    /// <summary>Creates and fills the scratch database.</summary>
    public static async Task<PgBench> Create(string connectionString, int clients, CancellationToken cancellationToken)
    {
        var bench = new PgBench(connectionString, clients);
        await bench.OnServer($"CREATE DATABASE {bench._database}");
        await bench.Run(["-i", "-q", "-s", Scale.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        return bench;
    }

    /// <inheritdoc />
    public async Task<double> Measure(TimeSpan duration, CancellationToken cancellationToken)
    {
        var seconds = Math.Max(1, (int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var clients = _clients.ToString(CultureInfo.InvariantCulture);
        var threads = Math.Min(Threads, _clients).ToString(CultureInfo.InvariantCulture);
        var said = await Run(["-N", "-M", "prepared", "-n", "-c", clients, "-j", threads, "-T", seconds], cancellationToken);
        return Tps().Match(said) is { Success: true } match
            ? double.Parse(match.Groups["tps"].ValueSpan, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench named no rate: {said}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await OnServer($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");

    private async Task OnServer(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> Run(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Find(), [.. arguments, _database]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PGHOST"] = _server.Host;
        start.Environment["PGPORT"] = _server.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = _server.Username;
        start.Environment["PGPASSWORD"] = _server.Password;
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var complained = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? await said : throw new InvalidOperationException($"pgbench failed: {await complained}");
    }

    // Distributions keep it beside the server, where PATH does not lead.
    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")) : [])
            .Select(directory => Path.Combine(directory, "pgbench"))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("pgbench is neither in PATH nor under /usr/lib/postgresql.");

    [GeneratedRegex(@"^tps = (?<tps>[0-9.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tps();
}
