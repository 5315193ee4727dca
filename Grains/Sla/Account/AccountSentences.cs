using System.Globalization;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>An account in English. Sentences are made from codes and facts alone, which is what a screen in another language has too.</summary>
internal static class AccountSentences
{
    /// <summary>The sentence of a line.</summary>
    /// <param name="code">What happened.</param>
    /// <param name="facts">What there is to say about it.</param>
    /// <param name="local">Writes an instant as people at the calendar's place do.</param>
    public static string Of(AccountCode code, AccountFacts facts, Func<DateTimeOffset?, string> local) => code switch
    {
        AccountCode.Started => $"Started when {Cause(facts)}: {Text(facts.Goal)} of {Name(facts.Calendar)}, promised by {Name(facts.Policy)} for priority {facts.Priority}{Until(facts, local)}.",
        AccountCode.Closed => $"Closed on {facts.Date:yyyy-MM-dd}{Called(facts.Name)}: no time was counted.",
        AccountCode.OtherHours => $"Open {string.Join(", ", facts.Hours ?? [])} only on {facts.Date:yyyy-MM-dd}{Called(facts.Name)}.",
        AccountCode.Paused => $"Stood still when {Cause(facts)}, after {Text(facts.Used)}.",
        AccountCode.Resumed => $"Went on when {Cause(facts)}, with {Text(facts.Used)} used{Until(facts, local)}.",
        AccountCode.PriorityChanged => $"Priority {facts.FormerPriority} became {facts.Priority} when {Cause(facts)}: {Terms(facts, local)}.",
        AccountCode.PolicyChanged => $"{Name(facts.Policy)} judges it since {Cause(facts)}: {Terms(facts, local)}.",
        AccountCode.CalendarChanged => $"{Name(facts.Calendar)} holds since {Cause(facts)}: {Terms(facts, local)}.",
        AccountCode.Warned => $"{facts.Percent} % of {Text(facts.Goal)} were used{Until(facts, local)}.",
        AccountCode.Breached => facts.Over > TimeSpan.Zero
            ? $"Broken: {Text(facts.Goal)} were less than the {Text(facts.Used)} already used."
            : $"Broken: {Text(facts.Goal)} were used up.",
        AccountCode.Corrected => $"The breach recorded for {local(facts.BreachedAt)} did not happen: {Cause(facts)} before it, entered later.",
        AccountCode.Met => $"Stopped when {Cause(facts)}: {Text(facts.Used)} used, met with {Text(facts.Left)} left.",
        AccountCode.Stopped => $"Stopped when {Cause(facts)}: {Text(facts.Used)} used, broken by {Text(facts.Over)} of business time.",
        AccountCode.Withdrawn => $"Nothing is owed any more since {Cause(facts)}, after {Text(facts.Used)}.",
        AccountCode.Reopened => $"Went on when {Cause(facts)}, with {Text(facts.Used)} used; the time between did not count{Until(facts, local)}.",
        AccountCode.Running when facts.Over is { } over => $"Runs on: {Text(facts.Used)} used, {Text(over)} too many.",
        AccountCode.Running => $"Runs: {Text(facts.Used)} used, {Text(facts.Left)} left{Until(facts, local)}{Skipping(facts.Ahead)}.",
        _ => $"Stands still: {Text(facts.Used)} used{(facts.Left is { } left ? $", {Text(left)} left" : "")}.",
    };

    /// <summary>A clock in one sentence.</summary>
    public static string Summary(SlaTarget target, string? cell, AccountFacts promise, (int Pauses, int Changes) counted, AccountLine last)
    {
        var stood = counted.Pauses switch { 0 => "", 1 => "; it stood still once", var times => $"; it stood still {times} times" };
        var changed = counted.Changes switch { 0 => "", 1 => "; its terms changed once", var times => $"; its terms changed {times} times" };
        var facts = last.Facts;
        var end = last.Code switch
        {
            AccountCode.Met => $"met with {Text(facts.Left)} left",
            AccountCode.Corrected => "met after all",
            AccountCode.Stopped => $"broken by {Text(facts.Over)} of business time",
            AccountCode.Withdrawn => "no longer owed",
            AccountCode.Running when facts.Over is { } over => $"broken by {Text(over)} of business time so far",
            AccountCode.Running => $"{Text(facts.Left)} left",
            AccountCode.Waiting when facts.Over is { } over => $"broken by {Text(over)} of business time, and standing still",
            _ => $"standing still with {Text(facts.Left)} left",
        };
        return $"{Subject(target, cell)} was promised in {Text(promise.Goal)} of {Name(promise.Calendar)}{stood}{changed}; {end}.";
    }

    /// <summary>Business time as people say it.</summary>
    public static string Text(TimeSpan? time)
    {
        if (time is not { } span)
            return "no time";
        var (hours, minutes, seconds) = ((long)span.TotalHours, span.Minutes, span.Seconds);
        return (hours, minutes, seconds) switch
        {
            (0, 0, > 0) => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
            (0, _, _) => string.Create(CultureInfo.InvariantCulture, $"{minutes} min"),
            (_, 0, _) => string.Create(CultureInfo.InvariantCulture, $"{hours} h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{hours} h {minutes} min"),
        };
    }

    private static string Terms(AccountFacts facts, Func<DateTimeOffset?, string> local)
    {
        var goal = facts.FormerGoal is { } former ? $"{Text(former)} became {Text(facts.Goal)}" : $"{Text(facts.Goal)} as before";
        var calendar = facts.FormerCalendar is { } before ? $", {Name(before)} became {Name(facts.Calendar)}" : "";
        var due = facts.Due is null && facts.FormerDue is null ? "" : $", due {local(facts.FormerDue)} became {local(facts.Due)}";
        return $"{goal}{calendar}{due}; the {Text(facts.Used)} used stay used";
    }

    private static string Subject(SlaTarget target, string? cell) => target switch
    {
        SlaTarget.Response => "A response",
        SlaTarget.OnSite => "Arrival on site",
        SlaTarget.Resolution => "Resolution",
        _ => $"Resolution or hand-over by {cell}",
    };

    private static string Cause(AccountFacts facts) => facts.Event switch
    {
        "reported" => $"the request was reported {How(facts.Channel)}",
        "transferred" => $"{facts.By} handed it over to {facts.Cell}",
        "assigned" or "reassigned" => $"{facts.By} assigned it",
        "accepted" => $"{facts.By} accepted it",
        "qualified" => $"{facts.By} qualified it",
        "started" => $"{facts.By} began",
        "departed" => $"{facts.By} set out",
        "arrived" => $"{facts.By} arrived",
        "noted" => $"{facts.By} wrote to the requester",
        "resolved" => $"{facts.By} resolved it",
        "cancelled" => $"{facts.By} cancelled it",
        "reopened" => $"{facts.By} reopened it",
        "suspended" or "visitFinished" when facts.Reason is { } reason => $"{facts.By} let it wait for {Awaited(reason)}",
        "resumed" => $"{facts.By} resumed it",
        "slaRulesChanged" => $"{facts.By} applied newer rules to open tickets",
        "priorityRaised" => "an escalation raised the priority",
        var other => $"{facts.By} caused '{other}'",
    };

    private static string Awaited(SuspensionReason reason) => reason switch
    {
        SuspensionReason.Requester => "the requester",
        SuspensionReason.Vendor => "a vendor",
        SuspensionReason.Parts => "parts",
        _ => "a planned date",
    };

    private static string How(Channel? channel) => channel switch
    {
        Channel.Phone => "by phone",
        Channel.Email => "by e-mail",
        Channel.Portal => "in the portal",
        Channel.WalkIn => "at the desk",
        Channel.Monitoring => "by monitoring",
        _ => "by another system",
    };

    private static string Name(RulePin? pin) => pin is null ? "" : string.Create(CultureInfo.InvariantCulture, $"'{pin.Id}' (version {pin.Version})");

    private static string Called(string? name) => name is null ? "" : $" ({name})";

    private static string Until(AccountFacts facts, Func<DateTimeOffset?, string> local) => facts.Due is null ? "" : $", due {local(facts.Due)}";

    private static string Skipping(ValueList<SpecialDay>? days) => days is null
        ? ""
        : ", which skips " + string.Join(", ", days.Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.Date:yyyy-MM-dd}{Called(day.Name)}")));
}
