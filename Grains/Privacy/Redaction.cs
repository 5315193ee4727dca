using System.Text.RegularExpressions;
using Dispatch.Access;
using Dispatch.Tickets;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Privacy;

/// <summary>
/// Puts a pseudonym in the place of a requester: in who asks, in who acted as a requester, and wherever the name, the address or the telephone number stands in
/// a text that people write. Everything else stays: types, instants, versions, identifiers, codes, clocks.
/// </summary>
/// <remarks>
/// The state is the sum of the journal, and so is its redaction: to redact the lines and to replay them gives the redacted state. What a text says of a person in
/// other words than these is not found.
/// </remarks>
internal sealed class Redaction
{
    /// <summary>A shorter name is a part of too many words, and is replaced where it is a word of its own.</summary>
    private const int Telling = 4;

    /// <summary>A pattern that no text matches.</summary>
    private const string Nothing = "(?!)";

    private readonly Requester _person;
    private readonly string _pseudonym;
    private readonly Regex _traces;

    private Redaction(Requester person, string pseudonym)
    {
        (_person, _pseudonym) = (person, pseudonym);
        // The longest first: an address may begin with the name.
        var traces = new[] { person.Name, person.Email, person.Phone }.OfType<string>().Where(trace => !string.IsNullOrWhiteSpace(trace));
        var patterns = traces.OrderByDescending(trace => trace.Length).Select(Pattern).DefaultIfEmpty(Nothing);
        _traces = new Regex(string.Join('|', patterns), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
    }

    /// <summary>Puts this pseudonym in the place of this person.</summary>
    public static Redaction Of(Requester person, string pseudonym) => new(person, pseudonym);

    /// <summary>The ticket without the person.</summary>
    public TicketState Of(TicketState state) => state with
    {
        Requester = Of(state.Requester),
        Subject = Text(state.Subject),
        Description = TextOrNull(state.Description),
        Site = Of(state.Site),
        Category = TextOrNull(state.Category),
        ExternalReference = TextOrNull(state.ExternalReference),
        LastChange = state.LastChange with { By = Of(state.LastChange.By) },
        Suspension = state.Suspension is { } suspension ? suspension with { Note = TextOrNull(suspension.Note) } : null,
        Resolution = state.Resolution is { } resolution ? resolution with { Note = TextOrNull(resolution.Note), Checklist = Of(resolution.Checklist) } : null,
        Work = Of(state.Work),
        Acknowledgement = state.Acknowledgement is { } acknowledgement && IsPerson(acknowledgement.By) ? acknowledgement with { By = _pseudonym } : state.Acknowledgement,
    };

    /// <summary>The line of the journal without the person.</summary>
    public JournalEntry Of(JournalEntry entry) => entry with
    {
        Event = Of(entry.Event),
        // A ticket keeps who acknowledged without their role.
        Actor = entry.Event is Acknowledged && IsPerson(entry.Actor.Id) ? entry.Actor with { Id = _pseudonym } : Of(entry.Actor),
        Cause = TextOrNull(entry.Cause),
        Outcomes = entry.Outcomes?.Select(outcome => outcome with { Site = TextOrNull(outcome.Site) }).ToValueList(),
    };

    private TicketEvent Of(TicketEvent fact) => fact switch
    {
        Reported e => e with
        {
            Requester = Of(e.Requester),
            Subject = Text(e.Subject),
            Description = TextOrNull(e.Description),
            Site = Of(e.Site),
            Category = TextOrNull(e.Category),
            ExternalReference = TextOrNull(e.ExternalReference),
        },
        Qualified e => e with { Category = TextOrNull(e.Category), Site = Of(e.Site) },
        Transferred e => e with { Reason = Text(e.Reason) },
        Assigned e => Of(e),
        Reassigned e => e with { To = Of(e.To) },
        Declined e => e with { Reason = Text(e.Reason) },
        VisitFinished e => e with { Note = TextOrNull(e.Note), Work = Of(e.Work) },
        Unassigned e => e with { Reason = TextOrNull(e.Reason) },
        Displaced e => e with { Reason = TextOrNull(e.Reason) },
        Suspended e => e with { Note = TextOrNull(e.Note) },
        Resolved e => e with { Note = TextOrNull(e.Note), Work = Of(e.Work), Checklist = Of(e.Checklist) },
        Reopened e => e with { Reason = TextOrNull(e.Reason) },
        Cancelled e => e with { Reason = Text(e.Reason) },
        Noted e => e with { Text = Text(e.Text) },
        Attached e => e with { File = e.File with { Name = Text(e.File.Name) } },
        EscalationStepTaken e => e with { Undone = e.Undone.Select(Text).ToValueList() },
        _ => fact,
    };

    private WorkDone? Of(WorkDone? work) => work is null
        ? null
        : work with { Parts = work.Parts.Select(part => part with { Name = Text(part.Name), Reference = TextOrNull(part.Reference) }).ToValueList() };

    private ChecklistDone? Of(ChecklistDone? checklist) => checklist is null ? null : checklist with { Reason = TextOrNull(checklist.Reason) };

    private Assigned Of(Assigned assigned) => assigned with { Reason = TextOrNull(assigned.Reason) };

    private Requester Of(Requester requester) => requester == _person ? new Requester(_pseudonym) : requester;

    private Actor Of(Actor actor) => actor.Role == Roles.Requester && IsPerson(actor.Id) ? actor with { Id = _pseudonym } : actor;

    private Site? Of(Site? site) => site is null ? null : site with { Name = TextOrNull(site.Name), Address = TextOrNull(site.Address) };

    private bool IsPerson(string id) =>
        string.Equals(id, _person.Email, StringComparison.OrdinalIgnoreCase) || string.Equals(id, _person.Name, StringComparison.OrdinalIgnoreCase);

    private string Text(string text) => _traces.Replace(text, _pseudonym);

    private string? TextOrNull(string? text) => text is null ? null : Text(text);

    /// <summary>The text itself, whatever space is between its words.</summary>
    private static string Pattern(string trace)
    {
        var words = string.Join(@"\s+", trace.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape));
        return trace.Trim().Length < Telling ? $@"(?<![\p{{L}}\p{{N}}]){words}(?![\p{{L}}\p{{N}}])" : words;
    }
}
