using Dispatch.Load.Plans;
using Dispatch.Tickets;

namespace Dispatch.Load.Incidents;

/// <summary>The first row of a case as the request that began it.</summary>
public static class IncidentReport
{
    /// <summary>The ticket as the report leaves it.</summary>
    public static ExpectedTicket Expect(IncidentRow first) => new()
    {
        Cell = first.Group is { } group ? IncidentNames.Cell(group) : null,
        Impact = first.Impact ?? Degree.Medium,
        Urgency = first.Urgency ?? Degree.Medium,
        Category = first.Category,
        Location = first.Location,
    };

    /// <summary>The request, reported when the incident was opened.</summary>
    public static NewTicket Of(IncidentRow first, string reference)
    {
        var expected = Expect(first);
        return new NewTicket
        {
            Subject = Subject(first),
            Channel = first.Channel,
            Requester = new Requester(first.Caller is { } caller ? $"Caller {caller}" : "Unknown caller"),
            Site = SiteOf(expected.Location),
            Category = expected.Category,
            Impact = expected.Impact,
            Urgency = expected.Urgency,
            Cell = expected.Cell,
            ExternalReference = reference,
        };
    }

    internal static Site? SiteOf(string? location) => location is null ? null : new Site(Name: $"Location {location}");

    private static string Subject(IncidentRow row)
    {
        string?[] parts =
        [
            row.Category is { } category ? $"category {category}" : null,
            row.Subcategory is { } subcategory ? $"subcategory {subcategory}" : null,
            row.Symptom is { } symptom ? $"symptom {symptom}" : null,
        ];
        return $"Incident {row.Number}: {string.Join(", ", parts.Where(part => part is not null).DefaultIfEmpty("no category"))}";
    }
}
