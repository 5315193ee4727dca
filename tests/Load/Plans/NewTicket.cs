using System.Text.Json.Serialization;
using Dispatch.Tickets;

namespace Dispatch.Load.Plans;

/// <summary>A request for assistance.</summary>
public sealed record NewTicket : TicketRequest
{
    /// <inheritdoc />
    [JsonIgnore]
    public override string Name => "report";

    /// <summary>What it is about, in one line.</summary>
    public required string Subject { get; init; }

    /// <summary>How it came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Who asks.</summary>
    public required Requester Requester { get; init; }

    /// <summary>Where the work is.</summary>
    public Site? Site { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>How much it touches.</summary>
    public Degree? Impact { get; init; }

    /// <summary>How soon it hurts.</summary>
    public Degree? Urgency { get; init; }

    /// <summary>The cell that gets it; null for the front desk.</summary>
    public string? Cell { get; init; }

    /// <summary>The case in the system that it comes from.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>Imported history (sla.md rule 17).</summary>
    public bool? Historical { get; init; }
}
