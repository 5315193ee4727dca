namespace Dispatch.Hosting;

/// <summary>Which database holds everything.</summary>
public enum DatabaseProvider
{
    /// <summary>A file beside the process: one process, nothing to install.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server: what a second machine needs.</summary>
    Postgres,
}
