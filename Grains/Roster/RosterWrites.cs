namespace Dispatch.Roster;

/// <summary>How grains write what they store: what is not stored is not true.</summary>
internal static class RosterWrites
{
    /// <summary>
    /// Writes the record. If that fails, the change is taken back and the activation goes: whether it was stored is unknown then, so the next
    /// one reads it.
    /// </summary>
    public static async Task Write<T>(this IGrainBase grain, IPersistentState<T> record, Action takeBack, CancellationToken cancellationToken)
    {
        try
        {
            await record.WriteStateAsync(cancellationToken);
        }
        catch
        {
            takeBack();
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
