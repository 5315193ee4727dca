using System.Diagnostics;
using Dispatch.Load.Server;

namespace Dispatch.Load.Deadlines;

/// <summary>A server that the tool starts and kills. It inherits the environment of the tool.</summary>
/// <param name="command">The program and its arguments, separated by blanks.</param>
/// <param name="url">Where it answers.</param>
internal sealed class ServerProcess(string command, Uri url) : IDisposable
{
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestStart = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http = new() { BaseAddress = url, Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    /// <returns>When it was started, and when it was ready.</returns>
    public async Task<(DateTimeOffset Started, DateTimeOffset Ready)> Start(CancellationToken cancellationToken)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var started = DateTimeOffset.UtcNow;
        _process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, UseShellExecute = false })!;

        // What it says is not the tool's answer, which is JSON; read, or it would wait for somebody to read it.
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        while (!await IsReady(cancellationToken))
        {
            if (_process.HasExited)
                throw new ServerLostException($"'{command}' ended with exit code {_process.ExitCode}.");
            if (DateTimeOffset.UtcNow - started > s_longestStart)
                throw new ServerLostException($"'{command}' is not ready after {s_longestStart.TotalSeconds:0} s.");
            await Task.Delay(s_betweenTries, cancellationToken);
        }

        return (started, DateTimeOffset.UtcNow);
    }

    /// <summary>Kills it as <c>kill -9</c> does: it gets no chance to finish anything.</summary>
    public async Task Kill()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _process = null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        _http.Dispose();
    }

    private async Task<bool> IsReady(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync("health/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
