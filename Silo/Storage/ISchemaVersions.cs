namespace Dispatch.Storage;

/// <summary>Which schema the database has, and which one this process was made for.</summary>
public interface ISchemaVersions
{
    /// <summary>The newest version that this process knows, and brought the database to when it started.</summary>
    int Known { get; }

    /// <summary>The version that the database has now; 0 if it has none.</summary>
    /// <exception cref="Dispatch.Tickets.StoreUnavailableException">It cannot be reached.</exception>
    Task<int> ReadApplied(CancellationToken cancellationToken = default);
}
