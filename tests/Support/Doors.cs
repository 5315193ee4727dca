using System.Globalization;
using System.Net;
using Dispatch.Hosting;

namespace Dispatch.Testing;

/// <summary>The doors of one silo: the other silos and clients come in by wires, on the addresses that it tells them, and it listens behind them. They can be shut to other silos.</summary>
public sealed class Doors : IAsyncDisposable
{
    private static readonly IPAddress s_outside = IPAddress.Parse("127.0.1.1");
    private static readonly IPAddress s_inside = IPAddress.Parse("127.0.2.1");

    private readonly List<Relay> _wires = [];

    public Doors()
    {
        var (silo, gateway) = (FreePorts.Next(), FreePorts.Next());
        foreach (var port in new[] { silo, gateway })
            _wires.Add(new Relay(new IPEndPoint(s_outside, port), new IPEndPoint(s_inside, port)));
        Setup = new SiloSetup
        {
            Settings =
            [
                $"--Dispatch:Silo:Address={s_outside}", $"--Dispatch:Silo:Listen={s_inside}",
                string.Create(CultureInfo.InvariantCulture, $"--Dispatch:Silo:Port={silo}"), string.Create(CultureInfo.InvariantCulture, $"--Dispatch:Silo:GatewayPort={gateway}"),
            ],
        };
    }

    /// <summary>Of a silo behind them.</summary>
    public SiloSetup Setup { get; }

    /// <summary>Parts some silos from others: none of these reaches any of those. All are reached by everybody else.</summary>
    public static void Part(IReadOnlyList<(Doors Doors, SiloProcess Silo)> these, IReadOnlyList<(Doors Doors, SiloProcess Silo)> those)
    {
        foreach (var (doors, _) in these)
            doors.ShutTo([.. those.Select(other => other.Silo.Id)]);
        foreach (var (doors, _) in those)
            doors.ShutTo([.. these.Select(other => other.Silo.Id)]);
    }

    /// <summary>Opens the doors of all of them to everybody.</summary>
    public static void Open(IEnumerable<(Doors Doors, SiloProcess Silo)> silos)
    {
        foreach (var (doors, _) in silos)
            doors._wires.ForEach(wire => wire.Cut(false));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var wire in _wires)
            await wire.DisposeAsync();
    }

    private void ShutTo(IReadOnlyList<int> processes) => _wires.ForEach(wire => wire.Refuse(caller => processes.Any(process => Callers.Holds(process, caller))));
}
