namespace Dispatch.Hosting;

/// <summary>Where the grains of an API process are.</summary>
public enum HostingMode
{
    /// <summary>Here: the process is a silo. On PostgreSQL it forms one cluster with all others.</summary>
    Embedded,

    /// <summary>Elsewhere: the process asks the silos of a cluster.</summary>
    Client,
}
