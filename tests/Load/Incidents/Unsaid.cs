namespace Dispatch.Load.Incidents;

/// <summary>What rows say and the state table has no command for. Counted, so that the report can name it.</summary>
public static class Unsaid
{
    /// <summary>The group changed on a resolved or closed incident.</summary>
    public const string GroupAfterResolution = "group changed after resolution";

    /// <summary>Impact or urgency changed on a resolved or closed incident.</summary>
    public const string PriorityAfterResolution = "priority changed after resolution";

    /// <summary>An open state after Closed.</summary>
    public const string OpenAfterClosed = "open again after it was closed";
}
