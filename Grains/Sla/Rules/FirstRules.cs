namespace Dispatch.Sla;

/// <summary>What an installation begins with: promises that suit a help desk until somebody changes them.</summary>
public static class FirstRules
{
    /// <summary>The identifier of the policy, and of its escalation policy.</summary>
    public const string Default = "default";

    private const string Always = "always";
    private const string Office = "office";
    private const string Zone = "Europe/Paris";

    private static readonly ValueList<OpeningHours> s_officeHours = [new(new TimeOnly(9, 0), new TimeOnly(18, 0))];

    /// <summary>The first rulebook.</summary>
    /// <param name="at">When it is recorded.</param>
    /// <param name="by">Who records it.</param>
    public static Rulebook At(DateTimeOffset at, string by)
    {
        return new Rulebook
        {
            Calendars = [First(AlwaysOpen()), First(OfficeHours())],
            Escalations = [First(Escalation())],
            Policies = [First(Policy())],
        };

        Versioned<T> First<T>(T document)
            where T : class => new(document, 1, at, by);
    }

    private static CalendarProfile AlwaysOpen() => new() { Id = Always, Zone = Zone, AlwaysOpen = true };

    private static CalendarProfile OfficeHours() => new()
    {
        Id = Office,
        Zone = Zone,
        Week = new WeekHours
        {
            Monday = s_officeHours,
            Tuesday = s_officeHours,
            Wednesday = s_officeHours,
            Thursday = s_officeHours,
            Friday = s_officeHours,
        },
    };

    /// <summary>Urgent work around the clock, the rest in three and five days of office hours.</summary>
    private static SlaPolicy Policy() => new()
    {
        Id = Default,
        Targets =
        [
            new TargetRule(
                SlaTarget.Resolution,
                [Within(1, 4, Always), Within(2, 8, Always), Within(3, 27, Office), Within(4, 45, Office)],
                TargetRule.DefaultWarnings),
        ],
        Escalation = Default,
    };

    /// <summary>Those who work on it first, then who leads them, then the next level and the managers.</summary>
    private static EscalationPolicy Escalation() => new()
    {
        Id = Default,
        Steps =
        [
            new EscalationStep
            {
                Trigger = new EscalationTrigger(SlaTarget.Resolution, 75),
                WaitsFor = EscalationWait.NotResolved,
                Actions = [Tell(Audience.Technician), Tell(Audience.Dispatchers)],
            },
            new EscalationStep
            {
                Trigger = new EscalationTrigger(SlaTarget.Resolution),
                WaitsFor = EscalationWait.NobodyAcknowledged,
                Actions = [Tell(Audience.Lead)],
                Repeat = new EscalationRepeat(TimeSpan.FromMinutes(15), 3),
            },
            new EscalationStep
            {
                Trigger = new EscalationTrigger(SlaTarget.Resolution),
                After = TimeSpan.FromMinutes(30),
                WaitsFor = EscalationWait.NotResolved,
                Actions = [new EscalationAction.TransferToNextLevel(), Tell(Audience.Managers)],
            },
        ],
    };

    private static SlaGoal Within(int priority, int hours, string calendar) => new(priority, TimeSpan.FromHours(hours), null, calendar);

    private static EscalationAction.Notify Tell(Audience whom) => new(whom, [NotificationChannel.Live]);
}
