using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Tickets;

namespace Dispatch.Load.Plans;

/// <summary>A command to a ticket that exists. One shape for all of them: what a command does not take is null and not sent.</summary>
public sealed record TicketAction : TicketRequest
{
    private readonly string _name;

    private TicketAction(string name) => _name = name;

    /// <inheritdoc />
    [JsonIgnore]
    public override string Name => _name;

    /// <summary>The cell that gets the ticket.</summary>
    public string? Cell { get; private init; }

    /// <summary>Why; for <c>suspend</c> one of the contract's reasons.</summary>
    public string? Reason { get; private init; }

    /// <summary>Who gets the ticket.</summary>
    public string? Technician { get; private init; }

    /// <summary>How the work is done.</summary>
    public InterventionMode? Mode { get; private init; }

    /// <summary>How it was resolved.</summary>
    public string? Code { get; private init; }

    /// <summary>The text of a note.</summary>
    public string? Text { get; private init; }

    /// <summary>How much it touches.</summary>
    public Degree? Impact { get; private init; }

    /// <summary>How soon it hurts.</summary>
    public Degree? Urgency { get; private init; }

    /// <summary>The category.</summary>
    public string? Category { get; private init; }

    /// <summary>Where the work is.</summary>
    public Site? Site { get; private init; }

    /// <summary>When it goes on by itself, UTC.</summary>
    public DateTimeOffset? Until { get; private init; }

    /// <summary>Says what the request is and how much it matters; null leaves as it was.</summary>
    public static TicketAction Qualify(Degree? impact = null, Degree? urgency = null, string? category = null, Site? site = null) =>
        new("qualify") { Impact = impact, Urgency = urgency, Category = category, Site = site };

    /// <summary>Hands the ticket to another cell.</summary>
    public static TicketAction Transfer(string cell, string reason) => new("transfer") { Cell = cell, Reason = reason };

    /// <summary>Gives it to a technician.</summary>
    public static TicketAction Assign(string technician, InterventionMode mode) => new("assign") { Technician = technician, Mode = mode };

    /// <summary>Gives it to another technician in one step.</summary>
    public static TicketAction Reassign(string technician, InterventionMode mode) => new("reassign") { Technician = technician, Mode = mode };

    /// <summary>The technician takes it.</summary>
    public static TicketAction Accept() => new("accept");

    /// <summary>Begins work that needs no travel.</summary>
    public static TicketAction Start() => new("start");

    /// <summary>Leaves for the site.</summary>
    public static TicketAction Depart() => new("depart");

    /// <summary>Is on site.</summary>
    public static TicketAction Arrive() => new("arrive");

    /// <summary>Takes it from its technician.</summary>
    public static TicketAction Unassign(string? reason = null) => new("unassign") { Reason = reason };

    /// <summary>Lets it wait, until it goes on by itself at an instant or somebody lets it.</summary>
    public static TicketAction Suspend(SuspensionReason reason, DateTimeOffset? until = null) =>
        new("suspend") { Reason = JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()), Until = until };

    /// <summary>Goes on.</summary>
    public static TicketAction Resume() => new("resume");

    /// <summary>The work is done.</summary>
    public static TicketAction Resolve(string code) => new("resolve") { Code = code };

    /// <summary>It was not resolved after all.</summary>
    public static TicketAction Reopen() => new("reopen");

    /// <summary>It is over.</summary>
    public static TicketAction Close() => new("close");

    /// <summary>It is withdrawn.</summary>
    public static TicketAction Cancel(string reason) => new("cancel") { Reason = reason };

    /// <summary>An internal note.</summary>
    public static TicketAction Note(string text) => new("note") { Text = text };
}
