using System.Globalization;

namespace Dispatch.Sla;

/// <summary>What an escalation policy must be before it is recorded (sla.md rules 14 and 15).</summary>
public static class EscalationRules
{
    /// <summary>How many steps a policy may have.</summary>
    public const int MostSteps = 50;

    /// <summary>How many actions a step may have.</summary>
    public const int MostActions = 10;

    /// <summary>How often a step may be repeated.</summary>
    public const int MostRepeats = 100;

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(365);
    private static readonly TimeSpan s_shortestRepeat = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong with a policy; empty if nothing is.</summary>
    public static IEnumerable<RuleProblem> Check(EscalationPolicy policy)
    {
        if (policy.Steps.Count is 0 or > MostSteps)
            yield return new RuleProblem("steps", string.Create(CultureInfo.InvariantCulture, $"steps: give from 1 to {MostSteps} steps."));
        if (policy.AcknowledgementLapsesAfter <= TimeSpan.Zero || policy.AcknowledgementLapsesAfter > s_longest)
        {
            yield return new RuleProblem(
                "acknowledgementLapsesAfter", "acknowledgementLapsesAfter: longer than no time and at most a year, for example PT30M.");
        }

        foreach (var problem in policy.Steps.Index().SelectMany(step => Step(step.Index, step.Item)))
            yield return problem;
    }

    private static IEnumerable<RuleProblem> Step(int index, EscalationStep step)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"steps[{index}]");
        if (step.Trigger.Percent is < 1 or > 99)
            yield return new RuleProblem($"{at}.trigger.percent", $"{at}.trigger.percent: from 1 to 99; leave it out for the breach.");
        if (step.After < TimeSpan.Zero || step.After > s_longest)
            yield return new RuleProblem($"{at}.after", $"{at}.after: no time or more, and at most a year, for example PT10M.");
        if (step.Actions.Count is 0 or > MostActions)
            yield return new RuleProblem($"{at}.actions", string.Create(CultureInfo.InvariantCulture, $"{at}.actions: give from 1 to {MostActions} actions."));
        foreach (var (number, action) in step.Actions.Index())
        {
            if (action is EscalationAction.Offer offer && (offer.AcceptWithin <= TimeSpan.Zero || offer.AcceptWithin > s_longest))
            {
                yield return new RuleProblem(
                    string.Create(CultureInfo.InvariantCulture, $"{at}.actions[{number}].acceptWithin"), "An offer is open longer than no time and at most a year, for example PT5M.");
            }

            if (action is EscalationAction.Notify notify && notify.Channels.Contains(NotificationChannel.Push))
            {
                yield return new RuleProblem(
                    string.Create(CultureInfo.InvariantCulture, $"{at}.actions[{number}].channels"), "Phones are pushed whatever their owner is told live: name live.");
            }

            if (action is EscalationAction.Notify { Whom: Audience.Fallback })
            {
                yield return new RuleProblem(
                    string.Create(CultureInfo.InvariantCulture, $"{at}.actions[{number}].whom"),
                    "The fallback is told by itself when everybody else was: name technician, dispatchers, onCall, lead or managers.");
            }
        }

        if (step.Repeat is { } repeat)
        {
            if (repeat.Every < s_shortestRepeat || repeat.Every > s_longest)
                yield return new RuleProblem($"{at}.repeat.every", $"{at}.repeat.every: at least a minute and at most a year, for example PT15M.");
            if (repeat.Times is < 1 or > MostRepeats)
                yield return new RuleProblem($"{at}.repeat.times", string.Create(CultureInfo.InvariantCulture, $"{at}.repeat.times: from 1 to {MostRepeats}."));
        }
    }
}
