using Dispatch.Live;
using Dispatch.Technicians;
using Microsoft.Extensions.Logging;

namespace Dispatch.Roster;

/// <summary>
/// The live side of a roster: follows the technicians of the cell while somebody watches, and finds in the store what no notice told. Who was found to have
/// changed without a word is asked to tell again: it began anew elsewhere and knows no follower.
/// </summary>
internal sealed class RosterFeed(IGrainBase grain, string cell, IRosterGrain self, RosterSources sources, FeedOptions options, ILogger logger)
    : LiveFeed<IRosterObserver>(grain, FeedName.Roster(cell), options, logger)
{
    private LiveRoster? _roster;
    private string _zone = "";
    private DateTimeOffset _renewed;

    /// <inheritdoc />
    protected override TimeSpan FrameDelay => Options.RosterDelay;

    /// <inheritdoc />
    protected override bool HasChanges => _roster is { HasChanges: true };

    /// <inheritdoc />
    protected override FeedHeartbeat Heartbeat => _roster!.Heartbeat;

    /// <summary>A technician says how they stand. A roster that nobody has asked for yet needs no notice.</summary>
    public void Apply(TechnicianView technician)
    {
        if (_roster is null)
            return;
        var stranger = !_roster.Members.ContainsKey(technician.Profile.Id);
        if (_roster.Apply(technician) && stranger)
            RefreshSoon();
        FlushSoon();
    }

    /// <summary>A technician's work changed.</summary>
    public void Apply(string technician, BoardChange change)
    {
        if (_roster is null)
            return;
        _roster.Apply(technician, change);
        FlushSoon();
    }

    /// <summary>Takes the observer in, or renews its lease, and brings it up to date.</summary>
    public async Task<RosterCatchUp> Watch(IRosterObserver observer, FeedPosition? position)
    {
        await Settle();
        Listen(observer);
        return _roster!.CatchUp(position);
    }

    /// <summary>The whole roster.</summary>
    public async Task<RosterSnapshot> Snapshot()
    {
        await Settle();
        return _roster!.Snapshot();
    }

    /// <inheritdoc />
    protected override Func<IRosterObserver, Task>? TakeFrame() => _roster?.TakeFrame() is { } frame ? observer => observer.Frame(frame) : null;

    /// <summary>What was in progress and is not any more is shown as what it was, from the journal.</summary>
    protected override async Task Prepare()
    {
        var waiting = _roster?.Members.Values.Where(member => member.Ended.Count > 0).ToList();
        if (waiting is null or [])
            return;
        var ended = waiting.SelectMany(member => member.Ended).ToHashSet();
        var visits = await sources.Roster.VisitsOf(ended);
        foreach (var member in waiting)
            _roster!.Over(member, visits, ended);
    }

    /// <inheritdoc />
    protected override async Task Refresh()
    {
        var now = sources.Clock.Now();
        var renew = _roster is null || now - _renewed >= Options.Renewal;
        if (renew)
            (_zone, _renewed) = (await sources.ZoneOf(cell), now);
        var roster = _roster ?? new LiveRoster(cell, Guid.NewGuid().ToString("N")[..8], Options.KeptFrames, sources.RowsOf(cell), RosterDay.At(now, _zone));
        if (!roster.Day.IsCurrent(now, _zone))
            roster.Day = RosterDay.At(now, _zone);

        var silent = await ReadTechnicians(roster);
        silent.UnionWith(await ReadWork(roster));
        await ReadVisits(roster);
        roster.Advance(sources.PositionsSince(now));
        if (_roster is null)
        {
            roster.TakeFrame();
            _roster = roster;
        }

        foreach (var id in renew ? roster.Members.Keys : (IEnumerable<string>)silent)
            await sources.Technician(id).Follow(self);
    }

    /// <returns>Those who changed without having said so.</returns>
    private async Task<HashSet<string>> ReadTechnicians(LiveRoster roster)
    {
        var stored = await sources.Roster.Technicians(cell);
        var silent = stored.Where(roster.Apply).Select(view => view.Profile.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in roster.Members.Keys.Except(stored.Select(view => view.Profile.Id)).ToList())
            roster.Remove(id);
        return silent;
    }

    /// <returns>Those whose work changed without their having said so.</returns>
    private async Task<IEnumerable<string>> ReadWork(LiveRoster roster)
    {
        var marks = (await sources.Roster.WorkMarks(roster.Members.Keys.ToList())).ToLookup(mark => mark.Technician, StringComparer.Ordinal);
        var behind = roster.Members.Where(member => Differs(member.Value, marks[member.Key])).Select(member => member.Key).ToList();
        if (behind.Count == 0)
            return [];
        var open = (await sources.Work.OpenWork(behind)).ToLookup(ticket => ticket.State.Technician, StringComparer.Ordinal);
        return behind.Where(id => roster.Members[id].Reconcile([.. open[id]])).ToList();
    }

    /// <summary>Of those who are new here, all of the day.</summary>
    private async Task ReadVisits(LiveRoster roster)
    {
        var strangers = roster.Members.Values.Where(member => member.Visits is null).ToList();
        if (strangers.Count == 0)
            return;
        var visits = await sources.Roster.Visits([.. strangers.Select(member => member.View.Profile.Id)], roster.Day.From);
        foreach (var member in strangers)
            member.Over(visits, of: null);
    }

    private static bool Differs(RosterMember member, IEnumerable<WorkMark> marks)
    {
        var count = 0;
        foreach (var mark in marks)
        {
            if (!member.Work.TryGetValue(mark.Number, out var row) || row.Version < mark.Version)
                return true;
            count++;
        }

        return count != member.Work.Count;
    }
}
