using System.Diagnostics;

namespace Dispatch.Testing;

/// <summary>The programs of an installed PostgreSQL. They refuse to run as root; then they run as the user <c>postgres</c>.</summary>
internal sealed class PostgresBinaries
{
    private const string Unprivileged = "postgres";

    private readonly string _directory;

    private PostgresBinaries(string directory) => _directory = directory;

    private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    /// <summary>Finds the newest.</summary>
    /// <exception cref="InvalidOperationException">None is installed.</exception>
    public static PostgresBinaries Find()
    {
        const string Debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).Select(version => Path.Combine(version, "bin")).OrderDescending(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var found = installed.Concat(onPath).FirstOrDefault(directory => File.Exists(Path.Combine(directory, "postgres")));
        return found is null
            ? throw new InvalidOperationException("These tests need PostgreSQL's server programs, and found none: 'tests/run' says how to install them and runs everything.")
            : new PostgresBinaries(found);
    }

    /// <summary>Gives a directory to the user that the programs run as.</summary>
    public static void GiveTo(string directory)
    {
        if (!IsRoot)
            return;
        using var process = Process.Start("chown", [Unprivileged, directory]);
        process.WaitForExit();
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task Run(string program, params string[] arguments)
    {
        using var process = Begin(program, arguments);
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {await error}");
    }

    /// <summary>Starts a program.</summary>
    public Process Begin(string program, params string[] arguments)
    {
        var path = Path.Combine(_directory, program);
        var start = IsRoot
            ? new ProcessStartInfo("setpriv", ["--reuid", Unprivileged, "--regid", Unprivileged, "--clear-groups", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetTempPath();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
