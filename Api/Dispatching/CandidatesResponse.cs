using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>Who could be given a ticket, and who could not.</summary>
public sealed record CandidatesResponse
{
    /// <summary>The ticket.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>The version of the ticket that was judged: assign with it as <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>The instant of the judgement: figures age.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How the work is to be done.</summary>
    public required InterventionMode Mode { get; init; }

    /// <summary>The appointment, if one is to be made.</summary>
    public TimeWindow? Window { get; init; }

    /// <summary>Whose technicians were considered.</summary>
    public required SuggestionScope Scope { get; init; }

    /// <summary>The service level that candidates are judged by; absent where none runs.</summary>
    public SlaTarget? Target { get; init; }

    /// <summary>When it is due.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The ranked, best first.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    /// <summary>The others, by name, each with the first rule that excludes them and what would lift it.</summary>
    public required IReadOnlyList<Exclusion> Excluded { get; init; }

    /// <summary>As clients see it.</summary>
    public static CandidatesResponse Of(TicketView ticket, WorkToGive work, SuggestionScope scope, Suggestions suggestions) => new()
    {
        Number = ticket.Number,
        Version = ticket.State.Version,
        At = work.Now,
        Mode = work.Mode,
        Window = work.Window,
        Scope = scope,
        Target = work.Promise?.Target,
        Due = work.Promise?.Due,
        Candidates = suggestions.Candidates,
        Excluded = suggestions.Excluded,
    };
}
