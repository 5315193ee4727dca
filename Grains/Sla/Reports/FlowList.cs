namespace Dispatch.Sla;

/// <summary>The tickets that came, or went, in a range, one by one: pure.</summary>
/// <param name="to">The first instant that is no longer in it.</param>
/// <param name="into">Whether those that came are in it; else those that went.</param>
public sealed class FlowList(DateTimeOffset to, bool into)
{
    private readonly List<FlowLine> _lines = [];

    /// <summary>The next ticket that came, went, or is open now.</summary>
    public void Add(FlowLine line)
    {
        if (line.At < to && (into ? line.IsIn : line.IsOut))
            _lines.Add(line);
    }

    /// <summary>All of them, the latest first.</summary>
    public IReadOnlyList<FlowLine> Finish()
    {
        _lines.Sort((a, b) => b.At != a.At ? b.At.CompareTo(a.At) : b.Number.Value.CompareTo(a.Number.Value));
        return _lines;
    }
}
