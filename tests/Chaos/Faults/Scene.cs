using Dispatch.Chaos.Clients;
using Dispatch.Chaos.Installations;

namespace Dispatch.Chaos.Faults;

/// <summary>Where a fault strikes.</summary>
/// <param name="Cluster">The installation.</param>
/// <param name="Crowd">Who works meanwhile.</param>
/// <param name="Chance">Draws what is struck, and for how long.</param>
/// <param name="Say">Tells the report what was seen.</param>
internal sealed record Scene(ClusterInstallation Cluster, Crowd Crowd, Random Chance, Action<string> Say);
