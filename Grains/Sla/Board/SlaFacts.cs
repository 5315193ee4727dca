using Dispatch.Live;

namespace Dispatch.Sla;

/// <summary>What the managers' board needs to know of an open ticket, taken from its line: pure.</summary>
internal sealed record SlaFacts
{
    private static readonly TimeSpan[] s_ahead = [TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(15)];

    public required int Level { get; init; }

    public required int Priority { get; init; }

    private bool IsWatched { get; init; }

    private bool HasTechnician { get; init; }

    private DateTimeOffset? AcknowledgedUntil { get; init; }

    private bool HasDeadline { get; init; }

    /// <summary>When the first of its running clocks breaks.</summary>
    private DateTimeOffset? Due { get; init; }

    private int Running { get; init; }

    private int Paused { get; init; }

    private int Broken { get; init; }

    /// <summary>The facts of a line.</summary>
    public static SlaFacts Of(BoardRow row)
    {
        var (running, paused, broken, due) = (0, 0, 0, (DateTimeOffset?)null);
        foreach (var clock in row.Clocks)
        {
            switch (clock.State)
            {
                case ClockState.Running:
                    running++;
                    due = clock.Due < due || due is null ? clock.Due : due;
                    break;
                case ClockState.Paused:
                    paused++;
                    break;
                case ClockState.Breached when clock.StoppedAt is null:
                    broken++;
                    break;
            }
        }

        return new SlaFacts
        {
            Level = row.Level,
            Priority = row.Priority,
            IsWatched = !row.Historical,
            HasTechnician = row.Technician is not null,
            AcknowledgedUntil = row.Acknowledgement?.Until,
            HasDeadline = row.NextDeadline is not null,
            Due = due,
            Running = running,
            Paused = paused,
            Broken = broken,
        };
    }

    /// <summary>What it counts for at an instant.</summary>
    public SlaCounts At(DateTimeOffset now)
    {
        if (!IsWatched)
            return SlaCounts.None;
        return new SlaCounts
        {
            Open = 1,
            Running = One(Broken == 0 && Running > 0),
            Paused = One(Broken == 0 && Running == 0 && Paused > 0),
            Breached = One(Broken > 0),
            Unattended = One(Broken > 0 && !HasTechnician && !(AcknowledgedUntil > now)),
            Within60 = One(Due - now <= s_ahead[0]),
            Within30 = One(Due - now <= s_ahead[1]),
            Within15 = One(Due - now <= s_ahead[2]),
            WithoutDeadline = One(!HasDeadline),
            Clocks = Running + Paused + Broken,
            BrokenClocks = Broken,
        };

        static int One(bool counts) => counts ? 1 : 0;
    }

    /// <summary>The next instant at which it counts for something else by time alone (sla.md rule 19); null for never.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now)
    {
        DateTimeOffset? next = AcknowledgedUntil > now ? AcknowledgedUntil : null;
        foreach (var ahead in s_ahead)
        {
            if (Due - ahead is { } moment && moment > now && !(moment >= next))
                next = moment;
        }

        return next;
    }
}
