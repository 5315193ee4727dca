namespace Dispatch.Hosting.Clustering;

/// <summary>Whether this process has grains to ask now.</summary>
public interface IClusterLink
{
    /// <summary>Whether its silo is an active member of the cluster; of a client, whether it is connected to a silo.</summary>
    bool IsUp { get; }
}
