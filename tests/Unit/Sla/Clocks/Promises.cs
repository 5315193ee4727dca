using Dispatch.Cells;
using Dispatch.Sla;

namespace Dispatch.Unit.Sla.Clocks;

/// <summary>The promises that the tests of clocks and escalations are told under.</summary>
internal static class Promises
{
    private static readonly ValueList<OpeningHours> s_day = [new(new TimeOnly(9, 0), new TimeOnly(12, 0)), new(new TimeOnly(13, 0), new TimeOnly(18, 0))];

    public static readonly Dictionary<string, CellProfile> Cells = new[]
    {
        new CellProfile("front-desk", "Front desk", 1, "desk", CellKind.Internal, null, "lea", ["network"], DispatchMode.Manual),
        new CellProfile("network", "Network", 2, "network", CellKind.Internal, null, null, ["vendor"], DispatchMode.Manual),
        new CellProfile("vendor", "Vendor", 3, "network", CellKind.Vendor, "always", null, [], DispatchMode.Manual),
    }.ToDictionary(cell => cell.Id);

    /// <summary>Mon–Fri 09–12 and 13–18, Paris, closed on 2026-12-25 and 2027-01-01.</summary>
    public static CalendarProfile Office { get; } = new()
    {
        Id = "office",
        Zone = "Europe/Paris",
        Week = new WeekHours { Monday = s_day, Tuesday = s_day, Wednesday = s_day, Thursday = s_day, Friday = s_day },
        Exceptions = [new() { Date = new DateOnly(2026, 12, 25), Name = "Noël" }, new() { Date = new DateOnly(2027, 1, 1), Name = "Nouvel an" }],
    };

    public static CalendarProfile Always { get; } = new() { Id = "always", Zone = "Europe/Paris", AlwaysOpen = true };

    /// <summary>P1 1 h and P2 6 h around the clock, P3 8 h and P4 40 h in office hours, and a quarter of each to respond; a cell may hold it half as long.</summary>
    public static SlaPolicy Policy() => new()
    {
        Id = "default",
        Targets =
        [
            Target(SlaTarget.Response, 0.25), Target(SlaTarget.OnSite, 0.75), Target(SlaTarget.Resolution, 1), OfCells(Target(SlaTarget.Level, 0.5)),
        ],
        Escalation = "default",
    };

    public static EscalationPolicy Escalation { get; } = new()
    {
        Id = "default",
        Steps =
        [
            Step(new EscalationTrigger(SlaTarget.Resolution, 75), 0, EscalationWait.NobodyOwns, Tell(Audience.Dispatchers)),
            Step(new EscalationTrigger(SlaTarget.Resolution), 0, EscalationWait.NobodyAcknowledged, Tell(Audience.Lead)) with { Repeat = new EscalationRepeat(TimeSpan.FromMinutes(10), 2) },
            Step(new EscalationTrigger(SlaTarget.Resolution), 25, EscalationWait.NotResolved, new EscalationAction.RaisePriority(), Tell(Audience.OnCall)),
            Step(new EscalationTrigger(SlaTarget.Resolution), 30, EscalationWait.NotResolved, new EscalationAction.TransferToNextLevel(), Tell(Audience.Managers)),
        ],
    };

    public static SlaRules Rules { get; } = Of(Policy());

    public static SlaRules Of(SlaPolicy policy, EscalationPolicy? escalation = null) => new(Book(policy, escalation));

    public static Rulebook Book(SlaPolicy policy, EscalationPolicy? escalation = null) => new()
    {
        Revision = 1,
        Calendars = [First(Office), First(Always)],
        Policies = [First(policy)],
        Escalations = [First(escalation ?? Escalation)],
    };

    public static Versioned<T> First<T>(T document)
        where T : class => new(document, 1, DateTimeOffset.UnixEpoch, "admin");

    public static EscalationStep Step(EscalationTrigger trigger, int minutes, EscalationWait wait, params EscalationAction[] actions) => new()
    {
        Trigger = trigger,
        After = TimeSpan.FromMinutes(minutes),
        WaitsFor = wait,
        Actions = actions.ToValueList(),
    };

    public static EscalationAction Tell(Audience whom, params NotificationChannel[] channels) => new EscalationAction.Notify(whom, channels.ToValueList());

    /// <summary>A target of these hours for the priorities 1 to 4; 1 and 2 around the clock, 3 and 4 in office hours.</summary>
    public static TargetRule Hours(SlaTarget target, double p1, double p2, double p3, double p4) => new(
        target,
        [Goal(1, p1, "always"), Goal(2, p2, "always"), Goal(3, p3, "office"), Goal(4, p4, "office")],
        TargetRule.DefaultWarnings);

    public static SlaGoal Goal(int priority, double hours, string calendar) => new(priority, TimeSpan.FromHours(hours), null, calendar);

    private static TargetRule OfCells(TargetRule target) => target with { Goals = target.Goals.Select(goal => goal with { Calendar = null }).ToValueList() };

    private static TargetRule Target(SlaTarget target, double part) => Hours(target, 1 * part, 6 * part, 8 * part, 40 * part);
}
