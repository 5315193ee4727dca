namespace Dispatch.Sla;

/// <summary>What a calendar file led to.</summary>
internal abstract record CalendarImport
{
    private CalendarImport()
    {
    }

    /// <summary>It was read.</summary>
    /// <param name="Exceptions">Closed dates, one for each, by date.</param>
    /// <param name="Ignored">Events that were left out, as people call them: they have a time of day or no date, or repeat in a way that no holiday does.</param>
    public sealed record Read(IReadOnlyList<SpecialDay> Exceptions, IReadOnlyList<string> Ignored) : CalendarImport;

    /// <summary>It cannot be used.</summary>
    /// <param name="Reason">Why, and what to do about it.</param>
    public sealed record Refused(string Reason) : CalendarImport;
}
