using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>How somebody is looked for, as it stands in the address.</summary>
/// <param name="Mode"><c>onSite</c>, <c>remote</c>, <c>workshop</c> or <c>phone</c>; where nobody said, as the ticket is assigned now, else on site.</param>
/// <param name="From">When the appointment begins, if one is to be made; before 2199.</param>
/// <param name="To">When it ends; at most 31 days later.</param>
/// <param name="Scope"><c>helping</c> (where nobody said): technicians of the ticket's cell and of those that it hands over to; <c>cell</c>: of its cell alone.</param>
internal sealed record CandidatesQuery(string? Mode, string? From, string? To, string? Scope)
{
    private static readonly TimeSpan s_margin = TimeSpan.FromDays(366);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(31);

    /// <summary>As the core takes it.</summary>
    public SuggestionRequest ToRequest(DateTimeOffset now, Dictionary<string, string[]> errors) => new(
        QueryValues.Name<InterventionMode>("mode", Mode, errors),
        Window(now, errors),
        QueryValues.Name<SuggestionScope>("scope", Scope, errors) ?? SuggestionScope.Helping);

    private TimeWindow? Window(DateTimeOffset now, Dictionary<string, string[]> errors)
    {
        var (from, to) = (QueryValues.Instant("from", From, errors), QueryValues.Instant("to", To, errors));
        if (From is null && To is null)
            return null;
        if (From is null || To is null)
            errors[From is null ? "from" : "to"] = ["An appointment has both ends: say from and to."];
        if (from is not { } begins || to is not { } ends)
            return null;
        if (ends <= begins)
            errors["to"] = ["to: the appointment ends before it begins."];
        else if (ends <= now)
            errors["to"] = ["to: the appointment lies in the past."];
        else if (begins > BusinessCalendar.Latest - s_margin)
            errors["from"] = ["from: shifts and calendars are known until 2198, no further."];
        else if (ends - begins > s_longest)
            errors["to"] = ["to: an appointment lasts 31 days at most."];
        return new TimeWindow(begins, ends);
    }
}
