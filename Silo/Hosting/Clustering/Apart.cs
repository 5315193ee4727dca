namespace Dispatch.Hosting.Clustering;

/// <summary>
/// Ends a silo that has no way to an older one while another silo has. Before Orleans declares somebody dead it asks a third, and a third that reaches both vouches for both: what the
/// two would ask of each other then waits for its time to run out, for as long as that lasts, and every second request of some callers with it. The younger of two ends, which both
/// know without having to agree. A silo that nobody reaches is dead and declared so; one to which this silo alone has no way is not.
/// </summary>
internal sealed class Apart(IOtherSilos others, ILocalSiloDetails own, IFatalErrorHandler end)
{
    /// <summary>So many looks one after the other, every <see cref="MembershipReading.Period"/>: 15 to 25 s. A silo that is dead has been declared so by then.</summary>
    public const int Most = 4;

    private Dictionary<SiloAddress, int> _missed = [];

    /// <summary>Looks whether the older ones answer, and ends the process if one of them, which another reaches, did not once too often.</summary>
    /// <param name="cancellationToken">The host stops.</param>
    public async Task Look(CancellationToken cancellationToken)
    {
        var before = _missed;
        _missed = (await others.OnlyOthersReach(cancellationToken)).Where(IsOlder).ToDictionary(silo => silo, silo => before.GetValueOrDefault(silo) + 1);
        if (_missed.FirstOrDefault(silo => silo.Value >= Most).Key is { } apart)
            end.OnFatalException(this, $"This silo does not reach {apart.Endpoint}, and others of its cluster do: it ends, so that no ticket waits for the way between the two. Look at the network there, and start it again", null);
    }

    /// <summary>Of two that began in the same second, either: both of them agree on it.</summary>
    private bool IsOlder(SiloAddress silo) =>
        silo.Generation != own.SiloAddress.Generation ? silo.Generation < own.SiloAddress.Generation : silo.CompareTo(own.SiloAddress) < 0;
}
