namespace Dispatch.Cells;

/// <summary>The earliest deadline of a cell's watch, where a meter may read it at any time.</summary>
internal sealed class OverdueGauge
{
    private readonly TimeProvider _clock;
    private long _next = long.MaxValue;

    /// <summary>A watch without a deadline.</summary>
    public OverdueGauge(string cell, TimeProvider clock)
    {
        (Cell, _clock) = (cell, clock);
        CellMetrics.Add(this);
    }

    public string Cell { get; }

    /// <summary>How long it is overdue; none where it lies ahead.</summary>
    public TimeSpan Age => TimeSpan.FromTicks(Math.Max(0, _clock.GetUtcNow().UtcTicks - Interlocked.Read(ref _next)));

    /// <summary>The earliest deadline now; null for none.</summary>
    public void Set(DateTimeOffset? next) => Interlocked.Exchange(ref _next, next?.UtcTicks ?? long.MaxValue);

    /// <summary>The watch has ended here: nothing is measured any more.</summary>
    public void End() => CellMetrics.Remove(this);
}
