using Dispatch.Live;
using Dispatch.Tickets;
using Microsoft.Extensions.Logging;

namespace Dispatch.Sla;

/// <summary>
/// The part of a cell that counts for the managers' board, while somebody watches that: reads its open tickets page by page, follows their notices, asks
/// the store for what a lost notice did not tell, and says what changed at most once a second. Used from its grain's turns only, which interleave.
/// </summary>
internal sealed partial class SlaCounting : IDisposable
{
    private const int PageSize = 2000;

    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);

    private readonly string _cell;
    private readonly ITicketStore _store;
    private readonly ISlaBoardGrain _board;
    private readonly FeedOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly IGrainTimer _timer;
    private readonly string _epoch = Guid.NewGuid().ToString("N")[..8];
    private readonly Dictionary<(int Level, int Priority, string Site), SlaCounts> _said = [];
    private SlaCases? _saidCases;
    private SlaTally? _tally;
    private SlaTally? _building;
    private Task? _loading;
    private long _mark;
    private long _sequence;
    private long _renewed;
    private long _spoken;
    private long _compared;
    private int _notices;
    private int _difference;

    public SlaCounting(IGrainBase grain, string cell, ITicketStore store, ISlaBoardGrain board, FeedOptions options, TimeProvider clock, ILogger logger)
    {
        (_cell, _store, _board, _options, _clock, _logger) = (cell, store, board, options, clock, logger);
        // Interleaves with notices: a cell with many tickets is read while they come.
        _timer = grain.RegisterGrainTimer(
            Beat, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true, Interleave = true });
    }

    private bool IsWatched => _renewed != 0 && _clock.GetElapsedTime(_renewed) < _options.Lease;

    /// <summary>A notice.</summary>
    public void Apply(BoardChange change)
    {
        _notices++;
        _tally?.Apply(change, _clock.Now());
        _building?.Apply(change, _clock.Now());
    }

    /// <summary>How the tickets stand; whoever asks is told of every change from then on, until the lease ends.</summary>
    public async Task<CellCounts> Count()
    {
        if (!IsWatched)
            _tally = null;
        _renewed = _clock.GetTimestamp();
        _timer.Change(s_beat, s_beat);
        if (_tally is null)
            await Load();
        _tally!.Advance(_clock.Now());
        _said.Clear();
        return Said(_tally.Groups, _saidCases = _tally.Cases(_clock.Now()));
    }

    public void Dispose() => _timer.Dispose();

    private async Task Beat(CancellationToken cancellationToken)
    {
        if (!IsWatched)
        {
            // Nobody watches: nothing is counted any more.
            (_tally, _renewed) = (null, 0);
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        try
        {
            if (_tally is not null && (_difference != 0 || _clock.GetElapsedTime(_compared) >= _options.Heartbeat))
                await Compare(_tally);
        }
        catch (StoreUnavailableException e)
        {
            // What is counted stays as it is; it is compared again at the next beat.
            LogNotCompared(e, _cell);
        }

        if (_tally is { } tally)
            await Say(tally);
    }

    /// <summary>Says what changed; nothing changed is said as well, so that silence means something.</summary>
    private async Task Say(SlaTally tally)
    {
        tally.Advance(_clock.Now());
        var changed = tally.Groups.Where(group => _said.GetValueOrDefault(group.Key, SlaCounts.None) != group.Value).ToList();
        // What a tally before this one counted, and this one does not.
        changed.AddRange(_said.Where(said => !tally.Groups.ContainsKey(said.Key)).Select(said => KeyValuePair.Create(said.Key, SlaCounts.None)));
        var cases = tally.Cases(_clock.Now());
        cases = cases == _saidCases ? null : _saidCases = cases;
        if (changed.Count == 0 && cases is null && _clock.GetElapsedTime(_spoken) < _options.Heartbeat)
            return;
        _spoken = _clock.GetTimestamp();
        await _board.CellCounted(Said(changed, cases));
    }

    /// <summary>What is told, as an answer or unasked, is what the next change is measured by.</summary>
    private CellCounts Said(IEnumerable<KeyValuePair<(int Level, int Priority, string Site), SlaCounts>> groups, SlaCases? cases)
    {
        List<SlaGroup> told = [];
        foreach (var (group, counts) in groups)
        {
            if (counts == SlaCounts.None)
                _said.Remove(group);
            else
                _said[group] = counts;
            told.Add(new SlaGroup(group.Level, group.Priority, counts, group.Site));
        }

        return new CellCounts(_cell, _epoch, ++_sequence, told.ToValueList(), cases);
    }

    /// <summary>Heals what notices did not tell. Where the numbers differ twice while nothing else came, something left unnoticed, and all is read again.</summary>
    private async Task Compare(SlaTally tally)
    {
        var (count, notices) = (tally.Count, _notices);
        var changes = await _store.ReadFeedChanges(FeedName.Cell(_cell), _mark);
        var now = _clock.Now();
        foreach (var (number, state) in changes.Tickets)
            tally.Apply(new BoardChange(number, state.Version, BoardRow.Of(number, state), state.NextDeadline), now);
        (_mark, _compared) = (changes.Mark, _clock.GetTimestamp());

        var entered = tally.Count - count;
        var difference = _notices == notices ? count + entered - changes.OpenCount : 0;
        if (difference != 0 && difference == _difference)
        {
            _difference = 0;
            await Load();
            return;
        }

        _difference = difference;
    }

    /// <summary>All of it is read once at a time; whoever comes meanwhile waits for the same.</summary>
    private async Task Load()
    {
        var loading = _loading ??= LoadAll();
        try
        {
            await loading;
        }
        finally
        {
            if (_loading == loading)
                _loading = null;
        }
    }

    private async Task LoadAll()
    {
        try
        {
            var building = _building = new SlaTally();
            TicketNumber? after = null;
            long? mark = null;
            do
            {
                var (lines, of) = await Task.Run(() => Page(after));
                mark ??= of;
                foreach (var line in lines)
                    building.Apply(line, _clock.Now());
                after = lines.Count == PageSize ? lines[^1].Number : null;
            }
            while (after is not null);
            (_tally, _mark, _compared) = (building, mark.Value, _clock.GetTimestamp());
        }
        finally
        {
            _building = null;
        }
    }

    /// <summary>Read and made lines of away from the grain's turns.</summary>
    private async Task<(List<BoardChange> Lines, long Mark)> Page(TicketNumber? after)
    {
        var page = await _store.ReadCellPage(_cell, after, PageSize);
        return ([.. page.Tickets.Select(ticket => new BoardChange(ticket.Number, ticket.State.Version, BoardRow.Of(ticket.Number, ticket.State), null))], page.Mark);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the cell {Cell} counts could not be compared with the store.")]
    private partial void LogNotCompared(Exception exception, string cell);
}
