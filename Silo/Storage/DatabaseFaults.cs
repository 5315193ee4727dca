using Dispatch.Tickets;

namespace Dispatch.Storage;

/// <summary>Tells faults of Orleans' own storage in the words of the store, which callers know and which cross silos.</summary>
internal static class DatabaseFaults
{
    /// <summary>Waits for the operation; a database that is away becomes a <see cref="StoreUnavailableException"/>.</summary>
    public static async Task Translate(this Database database, Task operation)
    {
        try
        {
            await operation;
        }
        catch (Exception e) when (database.IsTransient(e))
        {
            throw new StoreUnavailableException($"The database cannot be reached: {e.Message}");
        }
    }

    /// <inheritdoc cref="Translate(Database, Task)" />
    public static async Task<T> Translate<T>(this Database database, Task<T> operation)
    {
        await database.Translate((Task)operation);
        return await operation;
    }
}
