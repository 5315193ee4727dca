namespace Dispatch.Sla;

/// <summary>Counts tickets that came and went, stretch by stretch, and those that are open now: pure.</summary>
/// <param name="stretches">The stretches.</param>
public sealed class FlowFold(TrendStretches stretches)
{
    private readonly int[] _in = new int[stretches.Begins.Count];
    private readonly int[] _out = new int[stretches.Begins.Count];
    private int _openAtEnd;

    /// <summary>The next ticket that came, went, or is open now.</summary>
    public void Add(FlowLine line)
    {
        if (line.Kind is FlowKind.Open)
            _openAtEnd++;
        else if (line.At >= stretches.End)
            _openAtEnd += line.IsIn ? -1 : 1;
        else if (stretches.IndexOf(line.At) is { } index)
            (line.IsIn ? _in : _out)[index]++;
    }

    /// <summary>How many came, how many went and how many were open at the end of each. Counted back from how many are open now.</summary>
    public IReadOnlyList<(int In, int Out, int Open)> Finish()
    {
        var flows = new (int In, int Out, int Open)[_in.Length];
        var open = _openAtEnd;
        for (var i = flows.Length - 1; i >= 0; i--)
        {
            flows[i] = (_in[i], _out[i], open);
            open -= _in[i] - _out[i];
        }

        return flows;
    }
}
