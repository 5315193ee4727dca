using System.Diagnostics.CodeAnalysis;
using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>The suggestions for a ticket, or why there are none to be made.</summary>
public sealed record SuggestionOutcome
{
    private SuggestionOutcome(WorkToGive? work, Suggestions? suggestions, Refusal? refusal) => (Work, Suggestions, Refusal) = (work, suggestions, refusal);

    /// <summary>What they are for.</summary>
    public WorkToGive? Work { get; }

    /// <summary>The suggestions.</summary>
    public Suggestions? Suggestions { get; }

    /// <summary>Why the ticket cannot be given to anybody now.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether there are suggestions.</summary>
    [MemberNotNullWhen(true, nameof(Work), nameof(Suggestions)), MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsGiven => Refusal is null;

    /// <summary>Suggestions.</summary>
    public static SuggestionOutcome Given(WorkToGive work, Suggestions suggestions) => new(work, suggestions, null);

    /// <summary>None, because of the ticket's state.</summary>
    public static SuggestionOutcome Refused(Refusal refusal) => new(null, null, refusal);
}
