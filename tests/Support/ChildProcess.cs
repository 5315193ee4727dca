using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Dispatch.Testing;

/// <summary>A program of this repository in a process of its own; started, stopped or killed, and started again.</summary>
public sealed class ChildProcess(string assembly, string directory) : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <summary>What it has printed so far, all its lives together.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>The process, while it runs.</summary>
    public int Id => _process!.Id;

    /// <summary>Whether it has ended, or never ran.</summary>
    public bool HasExited => _process is not { HasExited: false };

    /// <summary>Starts it.</summary>
    /// <param name="environment">The hosting environment.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="variables">Environment variables beside those of this process, of which the settings of an installation are left out.</param>
    public void Start(string environment, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in start.Environment.Keys.Where(name => name.StartsWith("Dispatch__", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(setting);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process?.Dispose();
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{assembly} cannot be started.");
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExit(TimeSpan patience)
    {
        using var bound = new CancellationTokenSource(patience);
        await _process!.WaitForExitAsync(bound.Token);
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop, as a service manager does, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Stop(TimeSpan patience)
    {
        await Signal("TERM");
        return await WaitForExit(patience);
    }

    /// <summary>Sends it a signal, for example <c>STOP</c> or <c>CONT</c>.</summary>
    public async Task Signal(string name)
    {
        using var signal = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
    }

    /// <summary>Kills it without warning.</summary>
    public async Task Kill()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!HasExited)
            await Kill();
        _process?.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }
}
