using System.Globalization;

namespace Dispatch.Sla;

/// <summary>What a service-level policy must be before it is recorded (sla.md rules 4, 5, 7, 9 and 12).</summary>
public static class PolicyRules
{
    /// <summary>The longest that anything may be promised for, business time.</summary>
    public static readonly TimeSpan LongestGoal = TimeSpan.FromDays(3653);

    /// <summary>The longest allowance for late entries.</summary>
    public static readonly TimeSpan LongestAllowance = TimeSpan.FromDays(366);

    /// <summary>How many business days may pass until somebody looks at a ticket that lies still.</summary>
    public const int MostReviewDays = 365;

    private const int MostWarnings = 20;

    /// <summary>What is wrong with a policy, given the calendars and escalation policies that there are; empty if nothing is.</summary>
    public static IEnumerable<RuleProblem> Check(SlaPolicy policy, Rulebook book) =>
        [.. Scopes(policy), .. Targets(policy), .. policy.Targets.Index().SelectMany(target => Goals(target.Index, target.Item, book)), .. Pauses(policy), .. Rest(policy, book)];

    private static IEnumerable<RuleProblem> Scopes(SlaPolicy policy)
    {
        foreach (var (index, scope) in policy.AppliesTo.Index())
        {
            var at = Item("appliesTo", index);
            if (scope is { Customer: null, Site: null, Category: null, Cell: null })
                yield return new RuleProblem(at, $"{at}: name a customer, site, category or cell; leave appliesTo empty for a policy that is for all tickets.");
            if (scope.Customer is { } customer && (customer.Contains('@', StringComparison.Ordinal) || !customer.Contains('.', StringComparison.Ordinal)))
                yield return new RuleProblem($"{at}.customer", $"{at}.customer: the domain of the e-mail addresses, for example example.org.");
        }
    }

    private static IEnumerable<RuleProblem> Targets(SlaPolicy policy)
    {
        if (policy.Targets.Count == 0)
            yield return new RuleProblem("targets", "targets: promise at least one of response, onSite, resolution and level.");
        var seen = new HashSet<SlaTarget>();
        foreach (var (index, rule) in policy.Targets.Index())
        {
            var at = Item("targets", index);
            if (!seen.Add(rule.Target))
                yield return new RuleProblem($"{at}.target", $"{at}.target: {NameOf(rule.Target)} is there already; give each target once.");
            if (rule.Warnings.Count > MostWarnings || rule.Warnings.Any(percent => percent is < 1 or > 99) || !IsAscending(rule.Warnings))
            {
                yield return new RuleProblem($"{at}.warnings", string.Create(
                    CultureInfo.InvariantCulture, $"{at}.warnings: ascending whole percents from 1 to 99, at most {MostWarnings}, for example [50, 75, 90]."));
            }
        }
    }

    private static IEnumerable<RuleProblem> Goals(int targetIndex, TargetRule rule, Rulebook book)
    {
        var field = $"{Item("targets", targetIndex)}.goals";
        foreach (var priority in Enumerable.Range(1, 4))
        {
            var goals = rule.Goals.Count(goal => goal.Priority == priority);
            if (goals != 1)
            {
                yield return new RuleProblem(field, string.Create(
                    CultureInfo.InvariantCulture, $"{field}: priority {priority} has {(goals == 0 ? "no goal" : "more than one goal")}; give each priority from 1 to 4 one goal."));
            }
        }

        foreach (var (index, goal) in rule.Goals.Index())
        {
            var at = Item(field, index);
            if (goal.Priority is < 1 or > 4)
                yield return new RuleProblem($"{at}.priority", $"{at}.priority: from 1 to 4.");
            if (goal.Duration is null == goal.NextBusinessDay is null)
                yield return new RuleProblem(at, $"{at}: give either duration or nextBusinessDay.");
            if (goal.Duration is { } duration && (duration <= TimeSpan.Zero || duration > LongestGoal))
                yield return new RuleProblem($"{at}.duration", $"{at}.duration: longer than no time and at most ten years, for example PT4H.");
            if (goal.Calendar is null && rule.Target is not SlaTarget.Level)
                yield return new RuleProblem($"{at}.calendar", $"{at}.calendar: name the calendar that it is counted on; only level may be counted on the cell's own.");
            if (goal.Calendar is { } calendar && RuleKinds.Calendar.Newest(book, calendar) is null)
                yield return new RuleProblem($"{at}.calendar", $"{at}.calendar: there is no calendar '{calendar}'; make it first.", RuleCodes.UnknownCalendar);
        }
    }

    private static IEnumerable<RuleProblem> Pauses(SlaPolicy policy)
    {
        foreach (var (index, pause) in policy.Pauses.Index())
        {
            var at = Item("pauses", index);
            if (policy.Pauses.Take(index).Any(earlier => earlier.Reason == pause.Reason))
                yield return new RuleProblem($"{at}.reason", $"{at}.reason: this reason is there already; give each reason once, with all the targets that it pauses.");
        }
    }

    private static IEnumerable<RuleProblem> Rest(SlaPolicy policy, Rulebook book)
    {
        if (policy.LateEntryAllowance is { } allowance && (allowance < TimeSpan.Zero || allowance > LongestAllowance))
            yield return new RuleProblem("lateEntryAllowance", "lateEntryAllowance: no time or more, and at most 366 days, for example PT12H.");
        if (policy.ReviewAfterDays is < 1 or > MostReviewDays)
            yield return new RuleProblem("reviewAfterDays", string.Create(CultureInfo.InvariantCulture, $"reviewAfterDays: from 1 to {MostReviewDays}."));
        if (policy.Escalation is { } escalation && RuleKinds.Escalation.Newest(book, escalation) is null)
            yield return new RuleProblem("escalation", $"escalation: there is no escalation policy '{escalation}'; make it first.", RuleCodes.UnknownEscalation);
    }

    private static bool IsAscending(ValueList<int> percents) => percents.Zip(percents.Skip(1)).All(pair => pair.First < pair.Second);

    private static string NameOf(SlaTarget target) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(target.ToString());

    private static string Item(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
