using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Dispatch.Testing;

/// <summary>The real server in a process of its own: started, asked over HTTP, killed without warning, started again on the same data.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The administrator's token of every test server.</summary>
    public const string Token = "a-token-for-tests-only";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Tests sign in, and fail to, more often than any person: only tests of these limits know them. And they have less time to wait.</summary>
    private static readonly string[] s_settings =
    [
        "--Dispatch:RateLimits:SignIns:Requests=100000", "--Dispatch:RateLimits:SignIns:Burst=100000",
        "--Dispatch:RateLimits:People:Requests=100000", "--Dispatch:RateLimits:People:Burst=100000",
        "--Dispatch:RateLimits:WrongTokens:Requests=100000", "--Dispatch:RateLimits:WrongTokens:Burst=100000",
        "--Dispatch:SignIn:ConnectionCheck=00:00:01",
    ];

    private readonly string _directory;
    private readonly string _assembly;
    private readonly string[] _settings;
    private readonly StringBuilder _output = new();
    private Process? _process;

    private ServerProcess(int port, string[] settings, string? published = null)
    {
        _settings = settings;
        _directory = published ?? Repository.Path("Api");
        _assembly = published is null ? Repository.Output("Api", "Dispatch.Api.dll") : Path.Combine(published, "Dispatch.Api.dll");
        Url = new Uri($"http://127.0.0.1:{port}");
        Http = Client(Token);
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>A client with the administrator's token.</summary>
    public HttpClient Http { get; }

    /// <summary>What the server has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>How long it took from the start of the process until it was ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>The process, while it runs.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Starts a server with these settings (<c>--Key=value</c>, where <c>{url}</c> stands for <see cref="Url"/>) and waits until it is ready.</summary>
    public static async Task<ServerProcess> Start(params string[] settings)
    {
        var server = new ServerProcess(FreePort(), settings);
        await server.Start();
        return server;
    }

    /// <summary>Starts a server that was published into a directory, as an installation runs it.</summary>
    public static async Task<ServerProcess> StartPublished(string directory, params string[] settings)
    {
        var server = new ServerProcess(FreePort(), settings, directory);
        await server.Start();
        return server;
    }

    /// <summary>Starts a server that is expected to give up, and returns its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> StartAndExit(params string[] settings)
    {
        await using var server = new ServerProcess(FreePort(), settings);
        server.Launch();
        using var patience = new CancellationTokenSource(s_patience);
        await server._process!.WaitForExitAsync(patience.Token);
        server._process.WaitForExit();
        return (server._process.ExitCode, server.Output);
    }

    /// <summary>A client that brings this token, or none.</summary>
    public HttpClient Client(string? token = null, HttpMessageHandler? handler = null)
    {
        var client = handler is null ? new HttpClient() : new HttpClient(handler);
        client.BaseAddress = Url;
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Starts it, again if it ran before, and waits until it is ready.</summary>
    public async Task Start()
    {
        var watch = Stopwatch.StartNew();
        Launch();
        while (true)
        {
            if (_process!.HasExited)
                throw new InvalidOperationException($"The server gave up:\n{Output}");
            if (watch.Elapsed > s_patience)
                throw new TimeoutException($"The server was not ready after {s_patience}:\n{Output}");
            try
            {
                using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode is HttpStatusCode.OK)
                    break;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(25);
        }

        ReadyAfter = watch.Elapsed;
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
        if (_process is { HasExited: false })
            await Kill();
        _process?.Dispose();
        Http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Launch()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = _directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[_assembly, $"--urls={Url}", $"--Dispatch:AdminToken={Token}", .. s_settings, .. _settings])
            start.ArgumentList.Add(argument.Replace("{url}", Url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        foreach (var setting in _settings.Where(setting => setting.StartsWith("--environment=", StringComparison.Ordinal)))
            start.Environment["ASPNETCORE_ENVIRONMENT"] = setting["--environment=".Length..];
        _process = Process.Start(start) ?? throw new InvalidOperationException("The server cannot be started.");
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }
}
