using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Dispatch.Hosting;

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

    private readonly ChildProcess _process;
    private readonly string[] _settings;

    private ServerProcess(string[] settings, string? published = null)
    {
        // Ports of its own in all its lives, as an installation has them: a cluster knows a node that comes back by its port.
        _settings = [Port("--Dispatch:Silo:Port"), Port("--Dispatch:Silo:GatewayPort"), .. settings];
        _process = published is null
            ? new ChildProcess(Repository.Output("Api", "Dispatch.Api.dll"), Repository.Path("Api"))
            : new ChildProcess(Path.Combine(published, "Dispatch.Api.dll"), published);
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePorts.Next()}"));
        Http = Client(Token);

        static string Port(string key) => string.Create(CultureInfo.InvariantCulture, $"{key}={FreePorts.Next()}");
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>A client with the administrator's token.</summary>
    public HttpClient Http { get; }

    /// <summary>What the server has printed so far.</summary>
    public string Output => _process.Output;

    /// <summary>How long it took from the start of the process until it was ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>The process, while it runs.</summary>
    public int ProcessId => _process.Id;

    /// <summary>How many bytes it has in memory now.</summary>
    public long Memory
    {
        get
        {
            using var now = Process.GetProcessById(ProcessId);
            return now.WorkingSet64;
        }
    }

    /// <summary>Starts a server with these settings (<c>--Key=value</c>, where <c>{url}</c> stands for <see cref="Url"/>) and waits until it is ready.</summary>
    public static async Task<ServerProcess> Start(params string[] settings)
    {
        var server = new ServerProcess(settings);
        return await server.Begin();
    }

    /// <summary>Starts a server that was published into a directory, as an installation runs it.</summary>
    public static async Task<ServerProcess> StartPublished(string directory, params string[] settings)
    {
        var server = new ServerProcess(settings, directory);
        return await server.Begin();
    }

    /// <summary>Starts a server that is expected to give up, and returns its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> StartAndExit(params string[] settings)
    {
        await using var server = new ServerProcess(settings);
        server.Launch();
        return (await server._process.WaitForExit(s_patience), server.Output);
    }

    /// <summary>Runs the program to do something else than to serve (<c>backup</c>, <c>restore</c>), and returns its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        await using var program = new ChildProcess(Repository.Output("Api", "Dispatch.Api.dll"), Path.GetTempPath());
        program.Start("Production", arguments);
        return (await program.WaitForExit(s_patience), program.Output);
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
            if (_process.HasExited)
            {
                // Its last lines, which say why, may still be on their way.
                await _process.WaitForExit(s_patience);
                throw new InvalidOperationException($"The server gave up:\n{Output}");
            }

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

    /// <summary>Asks it to stop, as a service manager does, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> Stop() => _process.Stop(s_patience);

    /// <summary>Kills it without warning.</summary>
    public Task Kill() => _process.Kill();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Http.Dispose();
    }

    /// <summary>Starts it for the first time; one that cannot is not left behind.</summary>
    private async Task<ServerProcess> Begin()
    {
        try
        {
            await Start();
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private void Launch()
    {
        const string Environment = "--environment=";
        string[] arguments = [$"--urls={Url}", $"--Dispatch:AdminToken={Token}", .. s_settings, .. _settings];
        _process.Start(
            _settings.FirstOrDefault(setting => setting.StartsWith(Environment, StringComparison.Ordinal))?[Environment.Length..] ?? "Production",
            arguments.Select(argument => argument.Replace("{url}", Url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)));
    }
}
