using System.Diagnostics;
using System.Globalization;
using Dispatch.Hosting;

namespace Dispatch.Testing;

/// <summary>A node of a cluster without the API, in a process of its own and on the same ports in all its lives.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process = new(Repository.Output("Silo", "Dispatch.Silo.dll"), Repository.Path("Silo"));
    private readonly string[] _arguments;
    private readonly IReadOnlyDictionary<string, string>? _variables;

    private SiloProcess(string[] settings, IReadOnlyDictionary<string, string>? variables = null)
    {
        _variables = variables;
        _arguments =
        [
            string.Create(CultureInfo.InvariantCulture, $"--Dispatch:Silo:Port={FreePorts.Next()}"),
            string.Create(CultureInfo.InvariantCulture, $"--Dispatch:Silo:GatewayPort={FreePorts.Next()}"),
            .. settings,
        ];
    }

    /// <summary>What it has printed so far.</summary>
    public string Output => _process.Output;

    /// <summary>The process, while it runs.</summary>
    public int Id => _process.Id;

    /// <summary>How long it took from the start of the process until it was a member of the cluster.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Starts a node with these settings (<c>--Key=value</c>) and waits until it is a member of its cluster.</summary>
    public static Task<SiloProcess> Start(params string[] settings) => Start(settings, variables: null);

    /// <summary>The same, with environment variables of its own.</summary>
    public static async Task<SiloProcess> Start(string[] settings, IReadOnlyDictionary<string, string>? variables)
    {
        var silo = new SiloProcess(settings, variables);
        return await silo.Begin();
    }

    /// <summary>Starts a node that is expected to give up, and returns its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> StartAndExit(params string[] settings)
    {
        await using var silo = new SiloProcess(settings);
        silo.Launch();
        return (await silo._process.WaitForExit(s_patience), silo.Output);
    }

    /// <summary>Starts it again and waits until it is a member.</summary>
    public async Task Start()
    {
        const string Started = "Application started";
        var before = Count();
        var watch = Stopwatch.StartNew();
        Launch();
        await Poll.Until(() => Task.FromResult(_process.HasExited || Count() > before), "the silo is a member", s_patience);
        if (_process.HasExited)
        {
            // Its last lines, which say why, may still be on their way.
            await _process.WaitForExit(s_patience);
            throw new InvalidOperationException($"The silo gave up:\n{Output}");
        }

        ReadyAfter = watch.Elapsed;

        int Count() => Output.Split(Started).Length;
    }

    /// <summary>Asks it to stop, and waits until it has handed over.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> Stop() => _process.Stop(s_patience);

    /// <summary>Kills it without warning.</summary>
    public Task Kill() => _process.Kill();

    /// <summary>Stops its time: it neither answers nor ends until <see cref="Thaw"/>.</summary>
    public Task Freeze() => _process.Signal("STOP");

    /// <summary>Lets it go on where it was.</summary>
    public Task Thaw() => _process.Signal("CONT");

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> End() => _process.WaitForExit(s_patience);

    /// <summary>Waits until one of them ends by itself.</summary>
    /// <returns>The first that did.</returns>
    public static async Task<SiloProcess> FirstToEnd(params SiloProcess[] silos)
    {
        return await await Task.WhenAny(silos.Select(EndOf));

        static async Task<SiloProcess> EndOf(SiloProcess silo)
        {
            await silo.End();
            return silo;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>Starts it for the first time; one that cannot is not left behind.</summary>
    private async Task<SiloProcess> Begin()
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

    private void Launch() => _process.Start("Production", _arguments, _variables);
}
