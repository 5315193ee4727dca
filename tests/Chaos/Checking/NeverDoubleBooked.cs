using Dispatch.Tickets;

namespace Dispatch.Chaos.Checking;

/// <summary>
/// Promise 2: a technician is never in two places. Seen twice: in the rows that claim technicians' time, and in the journal, replayed in the order in which
/// the database took it, because the rows tell only how it ended.
/// </summary>
public sealed class NeverDoubleBooked : IPromise
{
    private const int Number = 2;

    /// <inheritdoc />
    public IEnumerable<Violation> Check(Evidence evidence) => [.. Rows(evidence), .. Journal(evidence)];

    private static IEnumerable<Violation> Rows(Evidence evidence)
    {
        foreach (var place in evidence.Bookings.Where(booking => booking.Slot is not null).GroupBy(booking => (booking.Technician, booking.Slot)).Where(place => place.Count() > 1))
            yield return new Violation(Number, $"{place.Key.Technician} holds place {place.Key.Slot} for {string.Join(" and ", place.Select(booking => booking.Number))}.");
        foreach (var agenda in evidence.Bookings.GroupBy(booking => booking.Technician, StringComparer.Ordinal))
        {
            if (Clash(agenda.Select(booking => new Claim(booking.Number, booking.Mode, booking.InProgress, booking.Window))) is { } clash)
                yield return new Violation(Number, $"{agenda.Key} is booked for {clash} at once.");
        }

        var rows = evidence.Bookings.ToDictionary(booking => booking.Number);
        foreach (var story in evidence.Stories.Where(story => story.Final is not null))
        {
            var row = rows.GetValueOrDefault(story.Number);
            var (technician, claim) = ClaimOf(story.Number, story.Final!);
            var booked = row is null ? null : new Claim(row.Number, row.Mode, row.InProgress, row.Window);
            if (claim is { Excludes: true } ? (row?.Technician, booked) != (technician, claim) : booked is { Excludes: true })
                yield return new Violation(Number, $"The booking of {story.Number} is not what its journal says.");
        }
    }

    private static IEnumerable<Violation> Journal(Evidence evidence)
    {
        var agendas = new Dictionary<string, Dictionary<TicketNumber, Claim>>(StringComparer.Ordinal);
        var owners = new Dictionary<TicketNumber, string>();
        var commits = evidence.Stories
            .SelectMany(story => story.Steps)
            .Where(step => step.Line.Commit is not null)
            .GroupBy(step => step.Line.Commit)
            .OrderBy(commit => commit.Key);
        foreach (var commit in commits)
        {
            // A transaction is one instant: who gives way and who takes the place are in the same one.
            var touched = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var ticket in commit.GroupBy(step => step.Line.Number))
            {
                if (owners.Remove(ticket.Key, out var former))
                    agendas[former].Remove(ticket.Key);
                var (technician, claim) = ClaimOf(ticket.Key, ticket.MaxBy(step => step.Line.Entry.Version)!.After);
                if (technician is null || claim is not { Excludes: true })
                    continue;
                owners[ticket.Key] = technician;
                if (!agendas.TryGetValue(technician, out var agenda))
                    agendas[technician] = agenda = [];
                agenda[ticket.Key] = claim;
                touched.Add(technician);
            }

            foreach (var technician in touched)
            {
                if (Clash(agendas[technician].Values) is { } clash)
                    yield return new Violation(Number, $"The journal has {technician} in two places: {clash}, as of transaction {commit.Key}.");
            }
        }
    }

    private static string? Clash(IEnumerable<Claim> claims)
    {
        List<Claim> onSite = [.. claims.Where(claim => claim.Mode is InterventionMode.OnSite)];
        for (var i = 0; i < onSite.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (onSite[j], onSite[i]);
                if ((a.InProgress && b.InProgress) || (a.Window is { } window && b.Window is { } other && window.Overlaps(other)))
                    return $"{a.Number} and {b.Number}";
            }
        }

        return null;
    }

    /// <summary>A suspended ticket keeps its technician and gives the time back.</summary>
    private static (string? Technician, Claim? Claim) ClaimOf(TicketNumber number, TicketState state) =>
        state is { Status: TicketStatus.Assigned or TicketStatus.InProgress, Intervention: { } work }
            ? (work.Technician, new Claim(number, work.Mode, work.InProgress, work.Window))
            : (null, null);

    private sealed record Claim(TicketNumber Number, InterventionMode Mode, bool InProgress, TimeWindow? Window)
    {
        public bool Excludes => InProgress || (Mode is InterventionMode.OnSite && Window is not null);
    }
}
