using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>A ticket of which a clock is broken, or breaks soon.</summary>
[GenerateSerializer, Immutable, Alias("sla-case")]
public sealed record SlaCase
{
    /// <summary>Unattended before attended, then by when; of the same instant, the older ticket.</summary>
    public static readonly IComparer<SlaCase> MostUrgentFirst = Comparer<SlaCase>.Create((a, b) =>
    {
        var order = b.Unattended.CompareTo(a.Unattended);
        order = order != 0 ? order : a.At.CompareTo(b.At);
        return order != 0 ? order : a.Number.Value.CompareTo(b.Number.Value);
    });

    /// <summary>The ticket.</summary>
    [Id(0)] public required TicketNumber Number { get; init; }

    /// <summary>The subject.</summary>
    [Id(1)] public required string Subject { get; init; }

    /// <summary>The cell that has it.</summary>
    [Id(2)] public required string Cell { get; init; }

    /// <summary>Its level, 1 to 3.</summary>
    [Id(3)] public required int Level { get; init; }

    /// <summary>1 (highest) to 4.</summary>
    [Id(4)] public required int Priority { get; init; }

    /// <summary>The site's name, or its address.</summary>
    [Id(5)] public string? Site { get; init; }

    /// <summary>Where the ticket is in its life.</summary>
    [Id(6)] public required TicketStatus Status { get; init; }

    /// <summary>Who has it.</summary>
    [Id(7)] public string? Technician { get; init; }

    /// <summary>The target whose clock it is about.</summary>
    [Id(8)] public required SlaTarget Target { get; init; }

    /// <summary>When that clock broke, or breaks, UTC.</summary>
    [Id(9)] public required DateTimeOffset At { get; init; }

    /// <summary>Whether it is broken and nobody has it: no technician, and no acknowledgement that has not lapsed.</summary>
    [Id(10)] public bool Unattended { get; init; }

    /// <summary>Whether an escalation is under way.</summary>
    [Id(11)] public bool Escalated { get; init; }
}
