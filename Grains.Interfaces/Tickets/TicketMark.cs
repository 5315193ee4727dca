namespace Dispatch.Tickets;

/// <summary>An instant at which a ticket moves by itself.</summary>
/// <param name="At">When it is due, and as of when the journal tells it, UTC.</param>
/// <param name="FallsAt">
/// From when it may be applied, UTC. A goal reached at exactly its due instant is kept, so its breach falls a moment later (sla.md rule 11),
/// unless more than the goal was used when it was set (rule 9).
/// </param>
/// <param name="Kind">What falls due.</param>
/// <param name="Index">Which clock or escalation of the state it concerns.</param>
public readonly record struct TicketMark(DateTimeOffset At, DateTimeOffset FallsAt, TicketMarkKind Kind, int Index)
{
    /// <summary>The earliest of all; null where nothing is due. Of those at the same instant, the order of the kinds decides.</summary>
    /// <remarks>Imported history has clocks, but its life is told by its own commands alone (sla.md rule 17).</remarks>
    public static TicketMark? Next(TicketState state)
    {
        TicketMark? next = null;
        if (!state.Historical)
        {
            Take(OfLife(state), TicketMarkKind.Life, 0);
            for (var i = 0; i < state.Escalations.Count; i++)
                Take(state.Escalations[i].NextAt, TicketMarkKind.Step, i);
            Take(state.ReviewAt, TicketMarkKind.Review, 0);
        }

        for (var i = 0; i < state.Clocks.Count; i++)
        {
            if (state.Clocks[i] is not { RunningSince: not null, Breach: null } clock)
                continue;
            Take(clock.NextWarning?.At, TicketMarkKind.Warning, i);
            Take(clock.Due, TicketMarkKind.Breach, i, clock.Used > clock.Goal ? TimeSpan.Zero : Instants.Smallest);
        }

        return next;

        void Take(DateTimeOffset? at, TicketMarkKind kind, int index, TimeSpan later = default)
        {
            if (at is { } instant && (next is not { } best || instant + later < best.FallsAt || (instant + later == best.FallsAt && kind < best.Kind)))
                next = new TicketMark(instant, instant + later, kind, index);
        }
    }

    private static DateTimeOffset? OfLife(TicketState state) => state.Status switch
    {
        TicketStatus.Suspended => state.Suspension?.Until,
        TicketStatus.Assigned => state.Intervention?.OfferExpiresAt,
        TicketStatus.Resolved => state.Resolution?.ClosesAt,
        _ => null,
    };
}
