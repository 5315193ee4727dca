namespace Dispatch.Live;

/// <summary>
/// Who is looking at which tickets of a cell: pure. Each API process says all of its own people and repeats it; of a process that has said nothing for a while
/// nobody is left to look.
/// </summary>
/// <param name="cell">The cell.</param>
internal sealed class LookerBook(string cell)
{
    private readonly Dictionary<string, (ValueList<LookedAt> Looks, DateTimeOffset Until)> _said = new(StringComparer.Ordinal);
    private CellLookers _told = new(cell, []);

    /// <summary>Whether anybody is looking, or somebody is to be told that nobody is any more.</summary>
    public bool IsEmpty => _said.Count == 0 && _told.Lookers.Count == 0;

    /// <summary>Who is looking, as it was told last.</summary>
    public CellLookers Told => _told;

    /// <summary>A process says who looks at what there.</summary>
    public void Say(string process, ValueList<LookedAt> looks, DateTimeOffset until)
    {
        if (looks.Count == 0)
            _said.Remove(process);
        else
            _said[process] = (looks, until);
    }

    /// <summary>What is to be told now; null where it is what was told last.</summary>
    public CellLookers? Take(DateTimeOffset now)
    {
        foreach (var (process, _) in _said.Where(said => said.Value.Until <= now).ToList())
            _said.Remove(process);
        var all = _said.Values.SelectMany(said => said.Looks)
            .GroupBy(look => look.Number)
            .OrderBy(looks => looks.Key.Value)
            .Select(looks => new LookedAt(
                looks.Key,
                looks.SelectMany(look => look.People).DistinctBy(person => person.Id).OrderBy(person => person.Id, StringComparer.Ordinal).ToValueList()));
        var lookers = new CellLookers(cell, all.ToValueList());
        if (lookers == _told)
            return null;
        return _told = lookers;
    }
}
