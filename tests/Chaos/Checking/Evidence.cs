using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Chaos.Checking;

/// <summary>All that the checker looks at: rows of one instant, and what clients and screens remember. Everything else follows from it.</summary>
public sealed record Evidence
{
    private readonly Lazy<IReadOnlyList<TicketStory>> _stories;

    /// <summary>Nothing yet.</summary>
    public Evidence() => _stories = new(Tell);

    // A copy with other rows tells other stories.
    private Evidence(Evidence other)
    {
        (ReadAt, Rules, Tickets, Journal, Bookings) = (other.ReadAt, other.Rules, other.Tickets, other.Journal, other.Bookings);
        (GuardedCells, Commands, Boards, PunctualSince) = (other.GuardedCells, other.Commands, other.Boards, other.PunctualSince);
        _stories = new(Tell);
    }

    /// <summary>When the rows were read, UTC.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Since when nothing kept deadlines from being applied in time; null where what was struck did.</summary>
    public DateTimeOffset? PunctualSince { get; init; }

    /// <summary>The rules that the tickets are judged by, with all their versions.</summary>
    public required SlaRules Rules { get; init; }

    /// <summary>The tickets.</summary>
    public required IReadOnlyList<TicketRow> Tickets { get; init; }

    /// <summary>The journal.</summary>
    public required IReadOnlyList<EventRow> Journal { get; init; }

    /// <summary>Claims on technicians' time.</summary>
    public required IReadOnlyList<Booking> Bookings { get; init; }

    /// <summary>Cells whose guardian reminder is there.</summary>
    public required IReadOnlyCollection<string> GuardedCells { get; init; }

    /// <summary>What clients sent and heard.</summary>
    public required IReadOnlyList<SentCommand> Commands { get; init; }

    /// <summary>What screens show.</summary>
    public required BoardsSeen Boards { get; init; }

    /// <summary>The journal of each ticket, replayed.</summary>
    public IReadOnlyList<TicketStory> Stories => _stories.Value;

    private List<TicketStory> Tell()
    {
        var rows = Tickets.ToDictionary(ticket => ticket.Number);
        var numbers = Journal.Select(line => line.Number).Concat(rows.Keys).Distinct().OrderBy(number => number.Value);
        var lines = Journal.OrderBy(line => line.Entry.Version).ToLookup(line => line.Number);
        return [.. numbers.Select(number => TicketStory.Of(number, rows.GetValueOrDefault(number), [.. lines[number]], Rules))];
    }
}
