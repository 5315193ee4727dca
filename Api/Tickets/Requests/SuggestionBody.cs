using System.ComponentModel.DataAnnotations;

namespace Dispatch.Tickets;

/// <summary>How an assignment stands to the suggestions of <c>GET /tickets/{number}/candidates</c>.</summary>
public sealed record SuggestionBody
{
    private const int Most = 100_000;

    /// <summary>The rank of the technician in the list that was shown; absent for somebody who was not ranked.</summary>
    [Range(1, Most)]
    public int? Rank { get; init; }

    /// <summary>How many were ranked in it.</summary>
    [Range(0, Most)]
    public required int Of { get; init; }

    /// <summary>Who was ranked first.</summary>
    [Text(Limits.Id, MinimumLength = 1)]
    public string? Best { get; init; }

    /// <summary>As the core keeps it.</summary>
    public Suggestion ToSuggestion() => new(Rank, Of, Best);
}
