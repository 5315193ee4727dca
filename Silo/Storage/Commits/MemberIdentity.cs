using System.Globalization;

namespace Dispatch.Storage.Commits;

/// <summary>By what the cluster knows the silo that writes: once that is declared dead, nothing more is written in its name.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Address">The address that other silos reach it by.</param>
/// <param name="Port">Its port.</param>
/// <param name="Generation">Which of those that were at this address.</param>
public sealed record MemberIdentity(string Cluster, string Address, int Port, int Generation)
{
    /// <summary>The identity of a silo.</summary>
    public static MemberIdentity Of(string cluster, SiloAddress silo) => new(cluster, silo.Endpoint.Address.ToString(), silo.Endpoint.Port, silo.Generation);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}:{Port}:{Generation}");
}
