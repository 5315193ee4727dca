using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>One thing that a step does.</summary>
public sealed record ActionBody
{
    private static readonly TimeSpan s_acceptWithin = TimeSpan.FromMinutes(5);

    /// <summary>What.</summary>
    public required ActionKind Do { get; init; }

    /// <summary>Who is told, where somebody is.</summary>
    public Audience? Whom { get; init; }

    /// <summary>By which ways, all of them; live push where nobody said.</summary>
    [Items]
    public IReadOnlyList<NotificationChannel>? Channels { get; init; }

    /// <summary>How the offered work would be done; on site where nobody said.</summary>
    public InterventionMode? Mode { get; init; }

    /// <summary>How long an offer is open; five minutes where nobody said.</summary>
    public TimeSpan? AcceptWithin { get; init; }

    /// <summary>As the core keeps it; null where it does not say who is told, or says it of something that tells nobody.</summary>
    public EscalationAction? ToAction() => (Do, Whom, Channels) switch
    {
        (ActionKind.Notify, { } whom, var channels) => new EscalationAction.Notify(
            whom, channels is { Count: > 0 } ? channels.Distinct().Order().ToValueList() : [NotificationChannel.Live]),
        (ActionKind.Offer, null, null) => new EscalationAction.Offer(Mode ?? InterventionMode.OnSite, AcceptWithin ?? s_acceptWithin),
        (ActionKind.RaisePriority, null, null) => new EscalationAction.RaisePriority(),
        (ActionKind.Transfer, null, null) => new EscalationAction.TransferToNextLevel(),
        _ => null,
    };
}
