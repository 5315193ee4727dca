namespace Dispatch.Sla;

/// <summary>A calendar with the dates of a file.</summary>
public sealed record ImportResponse
{
    /// <summary>The calendar; as it would be, where the dates were only shown.</summary>
    public required CalendarResponse Calendar { get; init; }

    /// <summary>How many dates the file brought.</summary>
    public required int Imported { get; init; }

    /// <summary>What was left out, in words.</summary>
    public required IReadOnlyList<string> Ignored { get; init; }
}
