using Dispatch.Live;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>
/// Counts the open tickets of a cell by level, priority and site, change by change: pure. What it shows after any changes, and after any time, is what counting
/// everything anew would. A change older than what it knows is ignored, so notices may come late, twice, or not at all.
/// </summary>
public sealed class SlaTally
{
    private readonly Dictionary<TicketNumber, Counted> _tickets = [];
    private readonly Dictionary<(int Level, int Priority, string Site), SlaCounts> _groups = [];
    private readonly PriorityQueue<(TicketNumber Number, int Version), DateTimeOffset> _moments = new();
    private readonly Departures _departed = new();
    private SlaCases? _cases;

    /// <summary>How many tickets it knows, imported history included.</summary>
    public int Count => _tickets.Count;

    /// <summary>How the tickets of each level, priority and site stand, as of the latest instant that it was told.</summary>
    public IReadOnlyDictionary<(int Level, int Priority, string Site), SlaCounts> Groups => _groups;

    /// <summary>The tickets that come first, as of that instant.</summary>
    public SlaCases Cases(DateTimeOffset now) => _cases ??= new SlaCases(
        First(_tickets.Values.Select(ticket => ticket.Facts.AsBroken(now))), First(_tickets.Values.Select(ticket => ticket.Facts.AsNext())));

    /// <summary>A ticket changed, entered or left.</summary>
    public void Apply(BoardChange change, DateTimeOffset now)
    {
        if (change.Version <= (_tickets.TryGetValue(change.Number, out var known) ? known.Version : _departed.VersionOf(change.Number)))
            return;
        if (known is not null)
            Add(known.Facts, SlaCounts.None - known.Counts);
        _cases = null;
        if (change.Row is null)
        {
            _tickets.Remove(change.Number);
            _departed.Add(change.Number, change.Version);
            return;
        }

        Enter(change.Number, change.Version, SlaFacts.Of(change.Row), now);
    }

    /// <summary>Time has passed: what breaks within an hour, and acknowledgements that lapse.</summary>
    public void Advance(DateTimeOffset now)
    {
        while (_moments.TryPeek(out var moment, out var at) && at <= now)
        {
            _moments.Dequeue();
            if (!_tickets.TryGetValue(moment.Number, out var known) || known.Version != moment.Version)
                continue;
            Add(known.Facts, SlaCounts.None - known.Counts);
            _cases = null;
            Enter(moment.Number, moment.Version, known.Facts, now);
        }
    }

    private void Enter(TicketNumber number, int version, SlaFacts facts, DateTimeOffset now)
    {
        var counts = facts.At(now);
        _tickets[number] = new Counted(version, facts, counts);
        Add(facts, counts);
        if (facts.NextAfter(now) is { } next)
            _moments.Enqueue((number, version), next);
    }

    private void Add(SlaFacts facts, SlaCounts counts)
    {
        var key = (facts.Level, facts.Priority, facts.Site);
        var sum = _groups.GetValueOrDefault(key, SlaCounts.None) + counts;
        if (sum == SlaCounts.None)
            _groups.Remove(key);
        else
            _groups[key] = sum;
    }

    /// <summary>The most urgent of all, kept in a short list while going over them once.</summary>
    private static ValueList<SlaCase> First(IEnumerable<SlaCase?> all)
    {
        List<SlaCase> first = [];
        foreach (var one in all)
        {
            if (one is null || (first.Count == SlaCases.Most && SlaCase.MostUrgentFirst.Compare(one, first[^1]) > 0))
                continue;
            var place = first.BinarySearch(one, SlaCase.MostUrgentFirst);
            first.Insert(place < 0 ? ~place : place, one);
            if (first.Count > SlaCases.Most)
                first.RemoveAt(SlaCases.Most);
        }

        return [.. first];
    }

    private sealed record Counted(int Version, SlaFacts Facts, SlaCounts Counts);
}
