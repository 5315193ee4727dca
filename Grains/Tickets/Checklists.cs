using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>
/// Which checklist a ticket asks for, and whether it was gone through. The one for its category, as soon as it is resolved by who went there: what is
/// settled without a technician, and imported history, needs none.
/// </summary>
public static class Checklists
{
    /// <summary>The checklist that an open ticket asks for, null where none does.</summary>
    public static RulePin? For(TicketState state, SlaRules rules) => state is { IsOpen: true, Historical: false } ? rules.ChecklistOf(state.Category) : null;

    /// <summary>
    /// Why the ticket is not resolved with this; null if it may be. The version that was seen counts, also where there is a newer one: a phone without
    /// network knows no other. What is required and was not done needs a reason, since work that is over must not be kept open by a form.
    /// </summary>
    internal static Refusal? Refuse(TicketState state, ChecklistDone? done, SlaRules rules)
    {
        var asked = For(state, rules);
        if (done is null)
        {
            return asked is null || state.Technician is null || rules.Checklist(asked) is not { } whole || !whole.Items.Any(item => item.Required)
                ? null
                : Incomplete(whole, whole.Items.Where(item => item.Required));
        }

        if (rules.Checklist(new RulePin(done.Id, done.Version)) is not { } seen || !IsFor(seen, state))
            return Unknown("checklist.id", $"{FormattableString.Invariant($"Version {done.Version}")} of a checklist '{done.Id}' is not one for this ticket{(asked is null ? "" : $"; that is '{asked.Id}'")}.");
        if (done.Done.FirstOrDefault(id => seen.Items.All(item => item.Id != id)) is { } none)
            return Unknown("checklist.done", $"The checklist '{seen.Id}' has no item '{none}'.");
        var missing = seen.Items.Where(item => item.Required && !done.Done.Contains(item.Id)).ToList();
        return missing.Count == 0 || done.Reason is not null ? null : Incomplete(seen, missing);
    }

    private static bool IsFor(Checklist checklist, TicketState state) => string.Equals(checklist.Category, state.Category, StringComparison.OrdinalIgnoreCase);

    private static Refusal Unknown(string field, string message) => Refusal.Invalid(RefusalCodes.ChecklistUnknown, field, message);

    private static Refusal Incomplete(Checklist checklist, IEnumerable<ChecklistItem> missing) => Refusal.Invalid(
        RefusalCodes.ChecklistIncomplete,
        "checklist",
        $"The checklist '{checklist.Id}' asks for {string.Join(", ", missing.Select(item => $"'{item.Id}'"))}: say that it was done, or checklist.reason why not.");
}
