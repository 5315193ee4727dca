namespace Dispatch.Audit;

/// <summary>The query as it stands in the address.</summary>
/// <param name="Kind">Of this kind, see <see cref="AuditKinds"/>.</param>
/// <param name="Actor">By this actor.</param>
/// <param name="Subject">About this subject.</param>
/// <param name="From">Not before this instant.</param>
/// <param name="To">Before this instant.</param>
/// <param name="Cursor">Where the page begins: <c>next</c> of the page before.</param>
/// <param name="Limit">1 to 200, 50 where nobody said.</param>
internal sealed record AuditQuery(string? Kind, string? Actor, string? Subject, string? From, string? To, string? Cursor, string? Limit)
{
    /// <summary>What is asked for; what is wrong with it is added to <paramref name="errors"/>.</summary>
    public AuditFilter ToFilter(Dictionary<string, string[]> errors)
    {
        if (Kind is not null && !AuditKinds.All.Contains(Kind))
            errors["kind"] = [$"kind: '{Kind}' is none of {string.Join(", ", AuditKinds.All)}."];
        return new AuditFilter
        {
            Kind = Kind,
            Actor = Actor,
            Subject = Subject,
            From = QueryValues.Instant("from", From, errors),
            To = QueryValues.Instant("to", To, errors),
            Before = QueryValues.Cursor(Cursor, errors),
            Limit = QueryValues.Limit(Limit, errors),
        };
    }
}
