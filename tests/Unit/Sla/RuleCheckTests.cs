using Dispatch.Sla;

namespace Dispatch.Unit.Sla;

/// <summary>What is refused, one by one; whatever is refused leaves the rulebook as it was.</summary>
public sealed class RuleCheckTests
{
    private static readonly SlaPolicy s_policy = Rules.Policy("p");
    private static readonly TargetRule s_target = s_policy.Targets[0];
    private static readonly EscalationStep s_step = Rules.Step;

    private static readonly OnCallRotation s_rotation = new() { Cell = "network", Zone = "Europe/Paris", From = new DateOnly(2026, 1, 5), People = ["ada"] };

    public static TheoryData<string, SlaPolicy, string?> Policies => new()
    {
        { "targets", s_policy with { Targets = [] }, null },
        { "targets[1].target", s_policy with { Targets = [s_target, s_target] }, null },
        { "targets[0].goals", With(s_target with { Goals = [.. s_target.Goals.Skip(1)] }), null },
        { "targets[0].goals", With(s_target with { Goals = [.. s_target.Goals, s_target.Goals[0]] }), null },
        { "targets[0].goals[0].priority", Goal(goal => goal with { Priority = 0 }), null },
        { "targets[0].goals[0].priority", Goal(goal => goal with { Priority = 5 }), null },
        { "targets[0].goals[0]", Goal(goal => goal with { Duration = null }), null },
        { "targets[0].goals[0]", Goal(goal => goal with { NextBusinessDay = new TimeOnly(17, 0) }), null },
        { "targets[0].goals[0].duration", Goal(goal => goal with { Duration = TimeSpan.Zero }), null },
        { "targets[0].goals[0].duration", Goal(goal => goal with { Duration = TimeSpan.FromHours(-1) }), null },
        { "targets[0].goals[0].duration", Goal(goal => goal with { Duration = PolicyRules.LongestGoal + TimeSpan.FromTicks(1) }), null },
        { "targets[0].goals[0].calendar", Goal(goal => goal with { Calendar = null }), null },
        { "targets[0].goals[0].calendar", Goal(goal => goal with { Calendar = "nowhere" }), "unknown-calendar" },
        { "targets[0].warnings", With(s_target with { Warnings = [50, 50] }), null },
        { "targets[0].warnings", With(s_target with { Warnings = [75, 50] }), null },
        { "targets[0].warnings", With(s_target with { Warnings = [0, 50] }), null },
        { "targets[0].warnings", With(s_target with { Warnings = [50, 100] }), null },
        { "pauses[1].reason", s_policy with { Pauses = [PauseRule.Default[0], PauseRule.Default[0]] }, null },
        { "appliesTo[0]", Rules.Policy("p", new PolicyScope()), null },
        { "appliesTo[0].customer", Rules.Policy("p", new PolicyScope(Customer: "ada@acme.example")), null },
        { "appliesTo[0].customer", Rules.Policy("p", new PolicyScope(Customer: "acme")), null },
        { "lateEntryAllowance", s_policy with { LateEntryAllowance = TimeSpan.FromMinutes(-1) }, null },
        { "lateEntryAllowance", s_policy with { LateEntryAllowance = TimeSpan.FromDays(367) }, null },
        { "reviewAfterDays", s_policy with { ReviewAfterDays = 0 }, null },
        { "reviewAfterDays", s_policy with { ReviewAfterDays = 366 }, null },
        { "escalation", s_policy with { Escalation = "nowhere" }, "unknown-escalation-policy" },
    };

    public static TheoryData<string, EscalationPolicy> Escalations => new()
    {
        { "steps", Rules.Escalation() },
        { "steps", Rules.Escalation([.. Enumerable.Repeat(s_step, 51)]) },
        { "acknowledgementLapsesAfter", Rules.Escalation(s_step) with { AcknowledgementLapsesAfter = TimeSpan.Zero } },
        { "steps[0].trigger.percent", Rules.Escalation(s_step with { Trigger = new EscalationTrigger(SlaTarget.Response, 0) }) },
        { "steps[0].trigger.percent", Rules.Escalation(s_step with { Trigger = new EscalationTrigger(SlaTarget.Response, 100) }) },
        { "steps[0].after", Rules.Escalation(s_step with { After = TimeSpan.FromSeconds(-1) }) },
        { "steps[0].after", Rules.Escalation(s_step with { After = TimeSpan.FromDays(366) }) },
        { "steps[1].actions", Rules.Escalation(s_step, s_step with { Actions = [] }) },
        { "steps[0].actions[0].whom", Rules.Escalation(s_step with { Actions = [new EscalationAction.Notify(Audience.Fallback, [])] }) },
        { "steps[0].repeat.every", Rules.Escalation(s_step with { Repeat = new EscalationRepeat(TimeSpan.FromSeconds(59), 1) }) },
        { "steps[0].repeat.times", Rules.Escalation(s_step with { Repeat = new EscalationRepeat(TimeSpan.FromMinutes(15), 0) }) },
        { "steps[0].repeat.times", Rules.Escalation(s_step with { Repeat = new EscalationRepeat(TimeSpan.FromMinutes(15), 101) }) },
    };

    public static TheoryData<string, OnCallRotation> Rotations => new()
    {
        { "zone", s_rotation with { Zone = "Paris" } },
        { "from", s_rotation with { From = new DateOnly(1899, 12, 31) } },
        { "days", s_rotation with { Days = 0 } },
        { "days", s_rotation with { Days = 367 } },
        { "overrides[0].to", s_rotation with { Overrides = [new OnCallOverride(Rules.At, Rules.At, "ben")] } },
    };

    [Theory, MemberData(nameof(Policies))]
    public void A_policy_is_refused(string field, SlaPolicy policy, string? code) => AssertRefused(RuleKinds.Policy, policy, field, code);

    [Theory, MemberData(nameof(Escalations))]
    public void An_escalation_policy_is_refused(string field, EscalationPolicy policy) => AssertRefused(RuleKinds.Escalation, policy, field);

    [Theory, MemberData(nameof(Rotations))]
    public void A_rotation_is_refused(string field, OnCallRotation rotation) => AssertRefused(RuleKinds.OnCall, rotation, field);

    [Theory]
    [InlineData("marie")]
    [InlineData("Marie <marie@example.org>")]
    [InlineData("")]
    public void A_contact_is_refused(string email) => AssertRefused(RuleKinds.Contact, new Contact("marie", null, email), "email");

    [Fact]
    public void A_calendar_that_never_opens_is_refused() =>
        AssertRefused(RuleKinds.Calendar, new CalendarProfile { Id = "never", Zone = "UTC" }, "week");

    [Fact]
    public void A_level_may_be_counted_on_the_cells_own_calendar_and_a_relative_goal_needs_no_duration()
    {
        var relative = Rules.Target(SlaTarget.Resolution, "office") with
        {
            Goals = Enumerable.Range(1, 4).Select(priority => new SlaGoal(priority, null, new TimeOnly(17, 0), "office")).ToValueList(),
            Warnings = [],
        };
        var good = s_policy with { Targets = [Rules.Target(SlaTarget.Level, null), relative], Pauses = [], Escalation = "default" };
        Assert.Empty(RuleKinds.Policy.Check(good, Rules.First));
    }

    [Fact]
    public void What_an_installation_begins_with_is_good()
    {
        var book = Rules.First;
        Assert.All(book.Calendars, version => Assert.Empty(RuleKinds.Calendar.Check(version.Document, book)));
        Assert.All(book.Escalations, version => Assert.Empty(RuleKinds.Escalation.Check(version.Document, book)));
        Assert.All(book.Policies, version => Assert.Empty(RuleKinds.Policy.Check(version.Document, book)));
    }

    [Fact]
    public void All_versions_are_kept_and_what_says_nothing_new_makes_none()
    {
        var first = new Contact("marie", "Marie", "marie@example.org");
        var book = Rules.First.With(RuleKinds.Contact, first).With(RuleKinds.Contact, first).With(RuleKinds.Contact, first with { Email = "m@example.org" });
        Assert.Equal((3, 2), (book.Revision, RuleKinds.Contact.Newest(book, "marie")!.Version));
        Assert.Equal(first, RuleKinds.Contact.Find(book, new RulePin("marie", 1))!.Document);
        Assert.Null(RuleKinds.Contact.Find(book, new RulePin("marie", 3)));

        var (same, outcome) = RuleKinds.Contact.Decide(book, new RulePut<Contact>(first, ExpectedVersion: 1, "marie"), Rules.At);
        Assert.Same(book, same);
        Assert.Equal((false, 2), (outcome.Put.Written, outcome.Put.Version));
    }

    private static SlaPolicy With(TargetRule target) => s_policy with { Targets = [target] };

    private static SlaPolicy Goal(Func<SlaGoal, SlaGoal> change) => With(s_target with { Goals = [change(s_target.Goals[0]), .. s_target.Goals.Skip(1)] });

    private static void AssertRefused<T>(RuleKind<T> kind, T document, string field, string? code = null)
        where T : class
    {
        var (book, outcome) = kind.Decide(Rules.First, new RulePut<T>(document, null, "marie"), Rules.At);
        Assert.Same(Rules.First, book);
        Assert.False(outcome.Put.Written);
        var problem = Assert.Single(outcome.Problems, problem => problem.Field == field);
        Assert.Equal(code, problem.Code);
        Assert.Contains(problem.Sentence[^1], ".?");
    }
}
