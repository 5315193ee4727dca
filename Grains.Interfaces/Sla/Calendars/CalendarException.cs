using System.Diagnostics.CodeAnalysis;

namespace Dispatch.Sla;

/// <summary>A date on which the hours of the week do not hold (sla.md rule 1).</summary>
[GenerateSerializer, Immutable, Alias("calendar-exception")]
[SuppressMessage("Naming", "CA1711", Justification = "The field's word; nothing is thrown.")]
public sealed record CalendarException
{
    /// <summary>The local date.</summary>
    [Id(0)] public required DateOnly Date { get; init; }

    /// <summary>The hours that open on it instead; none of them: closed.</summary>
    [Id(1)] public ValueList<OpeningHours> Hours { get; init; } = [];

    /// <summary>As people call the date, for example a holiday's name.</summary>
    [Id(2)] public string? Name { get; init; }
}
