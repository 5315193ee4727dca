namespace Dispatch.Sla;

/// <summary>One thing that a step does.</summary>
public sealed record ActionBody
{
    /// <summary>What.</summary>
    public required ActionKind Do { get; init; }

    /// <summary>Who is told, where somebody is.</summary>
    public Audience? Whom { get; init; }

    /// <summary>By which ways, all of them; live push where nobody said.</summary>
    [Items]
    public IReadOnlyList<NotificationChannel>? Channels { get; init; }

    /// <summary>As the core keeps it; null where it does not say who is told, or says it of something that tells nobody.</summary>
    public EscalationAction? ToAction() => (Do, Whom, Channels) switch
    {
        (ActionKind.Notify, { } whom, var channels) => new EscalationAction.Notify(
            whom, channels is { Count: > 0 } ? channels.Distinct().Order().ToValueList() : [NotificationChannel.Live]),
        (ActionKind.RaisePriority, null, null) => new EscalationAction.RaisePriority(),
        (ActionKind.Transfer, null, null) => new EscalationAction.TransferToNextLevel(),
        _ => null,
    };
}
