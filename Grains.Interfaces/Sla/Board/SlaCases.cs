namespace Dispatch.Sla;

/// <summary>The tickets that managers look at first.</summary>
/// <param name="Broken">Those with a broken clock that has not stopped: unattended ones first, then those that broke first.</param>
/// <param name="Next">Those whose running clock breaks next, the soonest first.</param>
[GenerateSerializer, Immutable, Alias("sla-cases")]
public sealed record SlaCases([property: Id(0)] ValueList<SlaCase> Broken, [property: Id(1)] ValueList<SlaCase> Next)
{
    /// <summary>How many of each are told.</summary>
    public const int Most = 20;

    /// <summary>None.</summary>
    public static readonly SlaCases None = new([], []);

    /// <summary>The first of all of these.</summary>
    public static SlaCases FirstOf(IEnumerable<SlaCases> all)
    {
        List<SlaCase> broken = [], next = [];
        foreach (var cases in all)
        {
            broken.AddRange(cases.Broken);
            next.AddRange(cases.Next);
        }

        return new SlaCases([.. broken.Order(SlaCase.MostUrgentFirst).Take(Most)], [.. next.Order(SlaCase.MostUrgentFirst).Take(Most)]);
    }
}
