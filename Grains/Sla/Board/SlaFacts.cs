using Dispatch.Live;

namespace Dispatch.Sla;

/// <summary>What the managers' board needs to know of an open ticket, taken from its line: pure.</summary>
public sealed record SlaFacts
{
    private static readonly TimeSpan[] s_ahead = [TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(15)];

    /// <summary>Support level, 1 to 3.</summary>
    public required int Level { get; init; }

    /// <summary>1 (highest) to 4.</summary>
    public required int Priority { get; init; }

    /// <summary>The site's name or address; empty where there is none.</summary>
    public required string Site { get; init; }

    /// <summary>What is told of the ticket where it is among the first.</summary>
    private SlaCase? Said { get; init; }

    /// <summary>The target that breaks next, and the one that broke first.</summary>
    private SlaTarget NextTarget { get; init; }

    private SlaTarget BrokenTarget { get; init; }

    /// <summary>When the first of its broken clocks broke.</summary>
    private DateTimeOffset? BrokenSince { get; init; }

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
        var (running, paused, broken) = (0, 0, 0);
        ClockReading? due = null, since = null;
        foreach (var clock in row.Clocks)
        {
            switch (clock.State)
            {
                case ClockState.Running:
                    running++;
                    due = due is null || clock.Due < due.Due ? clock : due;
                    break;
                case ClockState.Paused:
                    paused++;
                    break;
                case ClockState.Breached when clock.StoppedAt is null:
                    broken++;
                    since = since is null || clock.BreachedAt < since.BreachedAt ? clock : since;
                    break;
            }
        }

        return new SlaFacts
        {
            Level = row.Level,
            Priority = row.Priority,
            Site = row.Site ?? "",
            Said = row.Historical || (running == 0 && broken == 0) ? null : CaseOf(row),
            NextTarget = due?.Target ?? default,
            BrokenTarget = since?.Target ?? default,
            BrokenSince = since?.BreachedAt,
            IsWatched = !row.Historical,
            HasTechnician = row.Technician is not null,
            AcknowledgedUntil = row.Acknowledgement?.Until,
            HasDeadline = row.NextDeadline is not null,
            Due = due?.Due,
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
            Unattended = One(IsUnattended(now)),
            Within60 = One(Due - now <= s_ahead[0]),
            Within30 = One(Due - now <= s_ahead[1]),
            Within15 = One(Due - now <= s_ahead[2]),
            WithoutDeadline = One(!HasDeadline),
            Clocks = Running + Paused + Broken,
            BrokenClocks = Broken,
        };

        static int One(bool counts) => counts ? 1 : 0;
    }

    /// <summary>The ticket as one that is broken, null where it is not.</summary>
    public SlaCase? AsBroken(DateTimeOffset now) =>
        BrokenSince is { } since ? Said! with { Target = BrokenTarget, At = since, Unattended = IsUnattended(now) } : null;

    /// <summary>The ticket as one that breaks, null where nothing runs.</summary>
    public SlaCase? AsNext() => Said is not null && Due is { } due ? Said with { Target = NextTarget, At = due } : null;

    private static SlaCase CaseOf(BoardRow row) => new()
    {
        Number = row.Number,
        Subject = row.Subject,
        Cell = row.Cell,
        Level = row.Level,
        Priority = row.Priority,
        Site = row.Site,
        Status = row.Status,
        Technician = row.Technician,
        Target = default,
        At = default,
        Escalated = row.Escalation is not null,
    };

    private bool IsUnattended(DateTimeOffset now) => Broken > 0 && !HasTechnician && !(AcknowledgedUntil > now);

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
