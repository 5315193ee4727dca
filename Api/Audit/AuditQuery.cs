using System.Globalization;

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
    private const int DefaultLimit = 50;
    private const int LargestLimit = 200;

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
            From = Instant("from", From, errors),
            To = Instant("to", To, errors),
            Before = Position(errors),
            Limit = Size(errors) ?? DefaultLimit,
        };
    }

    private static DateTimeOffset? Instant(string name, string? text, Dictionary<string, string[]> errors)
    {
        if (text is null)
            return null;
        if (Instants.TryRead(text, out var instant))
            return Instants.Trim(instant);
        errors[name] = [$"{name}: an instant in ISO 8601 with its offset, for example 2026-03-01T00:00:00Z."];
        return null;
    }

    private long? Position(Dictionary<string, string[]> errors)
    {
        if (Cursor is null)
            return null;
        if (long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        errors["cursor"] = ["cursor: take it from 'next' of the page before."];
        return null;
    }

    private int? Size(Dictionary<string, string[]> errors)
    {
        if (Limit is null)
            return null;
        if (int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= LargestLimit)
            return size;
        errors["limit"] = [$"limit: a whole number from 1 to {LargestLimit}."];
        return null;
    }
}
