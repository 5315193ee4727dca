using Dispatch.Sla;

namespace Dispatch.Unit.Sla;

/// <summary>Rulebooks to test with.</summary>
internal static class Rules
{
    public static readonly DateTimeOffset At = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What an installation begins with.</summary>
    public static Rulebook First { get; } = FirstRules.At(At, "system") with { Revision = 1 };

    public static CalendarProfile Always(string id) => new() { Id = id, Zone = "UTC", AlwaysOpen = true };

    /// <summary>A policy that promises a resolution on one calendar.</summary>
    public static SlaPolicy Policy(string id, params ReadOnlySpan<PolicyScope> scopes) => new()
    {
        Id = id,
        AppliesTo = ValueList.Of(scopes),
        Targets = [Target(SlaTarget.Resolution, "always")],
    };

    public static TargetRule Target(SlaTarget target, string? calendar) => new(
        target, Enumerable.Range(1, 4).Select(priority => new SlaGoal(priority, TimeSpan.FromHours(priority), null, calendar)).ToValueList(), TargetRule.DefaultWarnings);

    public static EscalationPolicy Escalation(params ReadOnlySpan<EscalationStep> steps) => new() { Id = "up", Steps = ValueList.Of(steps) };

    public static EscalationStep Step { get; } = new()
    {
        Trigger = new EscalationTrigger(SlaTarget.Resolution, 75),
        Actions = [new EscalationAction.Notify(Audience.Lead, [NotificationChannel.Live])],
    };

    /// <summary>The rulebook with one more document, which must be a good one.</summary>
    public static Rulebook With<T>(this Rulebook book, RuleKind<T> kind, T document)
        where T : class
    {
        var (next, outcome) = kind.Decide(book, new RulePut<T>(document, null, "marie"), At);
        Assert.Empty(outcome.Problems);
        Assert.True(outcome.Put.Written);
        return next;
    }
}
