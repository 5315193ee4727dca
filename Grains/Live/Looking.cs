using Dispatch.Cells;

namespace Dispatch.Live;

/// <summary>The part of a cell that knows who is looking at its tickets, and tells it at most a few times a second. Nothing of it is stored. Used from its grain's turns only.</summary>
internal sealed class Looking : IDisposable
{
    /// <summary>For so long changes are gathered.</summary>
    private static readonly TimeSpan s_gathered = TimeSpan.FromMilliseconds(300);

    private readonly LookerBook _book;
    private readonly TimeProvider _clock;
    private readonly Func<CellLookers, Task> _tell;
    private readonly IGrainTimer _timer;
    private bool _armed;

    /// <summary>Begins with nobody.</summary>
    /// <param name="grain">The cell.</param>
    /// <param name="cell">Its identifier.</param>
    /// <param name="clock">Tells when a process has been silent for too long.</param>
    /// <param name="tell">Tells whoever watches.</param>
    public Looking(IGrainBase grain, string cell, TimeProvider clock, Func<CellLookers, Task> tell)
    {
        (_book, _clock, _tell) = (new LookerBook(cell), clock, tell);
        _timer = grain.RegisterGrainTimer(Tell, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
    }

    /// <summary>Who is looking, as it was told last; null for nobody.</summary>
    public CellLookers? Now => _book.Told is { Lookers.Count: > 0 } told ? told : null;

    /// <summary>An API process says who looks at what there.</summary>
    public void Say(string process, ValueList<LookedAt> looks)
    {
        _book.Say(process, looks, _clock.Now() + ISupportCellGrain.LooksLapse);
        if (_armed)
            return;
        _armed = true;
        _timer.Change(s_gathered, ISupportCellGrain.LooksLapse);
    }

    /// <inheritdoc />
    public void Dispose() => _timer.Dispose();

    private async Task Tell(CancellationToken cancellationToken)
    {
        _armed = false;
        if (_book.Take(_clock.Now()) is { } lookers)
            await _tell(lookers);
        if (_book.IsEmpty)
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
