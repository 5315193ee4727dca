namespace Dispatch.Tickets;

/// <summary>How an assignment stands to the suggestions that whoever assigned had in front of them, as they say it: followed, or overruled.</summary>
/// <param name="Rank">The rank of the technician who got the ticket, from 1; null for somebody who was not among the ranked.</param>
/// <param name="Of">How many were ranked.</param>
/// <param name="Best">Who was ranked first.</param>
[GenerateSerializer, Immutable, Alias("suggestion")]
public sealed record Suggestion([property: Id(0)] int? Rank, [property: Id(1)] int Of, [property: Id(2)] string? Best = null);
