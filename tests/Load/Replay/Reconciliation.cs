namespace Dispatch.Load.Replay;

/// <summary>What was acknowledged against what the database holds.</summary>
/// <param name="Cases">Cases for which a ticket was acknowledged, now or by an earlier replay.</param>
/// <param name="Found">Those that the database holds exactly once.</param>
/// <param name="Lost">Acknowledged, but not in the database.</param>
/// <param name="Doubled">In the database more than once.</param>
/// <param name="Behind">Tickets whose journal is shorter than the last acknowledged version.</param>
/// <param name="Ahead">Imported tickets whose journal is longer than what was acknowledged: something happened that nobody asked for.</param>
public sealed record Reconciliation(
    int Cases, int Found, IReadOnlyList<string> Lost, IReadOnlyList<string> Doubled, IReadOnlyList<string> Behind, IReadOnlyList<string> Ahead)
{
    internal static Reconciliation Of(IReadOnlyList<string> references, CaseProgress[] cases, Census census, bool historical)
    {
        List<string> lost = [], doubled = [], behind = [], ahead = [];
        var acknowledged = 0;
        foreach (var (reference, progress) in references.Zip(cases).Where(pair => pair.Second.Number is not null))
        {
            acknowledged++;
            var tickets = census.Tickets[reference];
            if (tickets.Count == 0)
                lost.Add(reference);
            else if (tickets.Count > 1)
                doubled.Add($"{reference}: {string.Join(", ", tickets.Select(ticket => ticket.Number))}");
            else if (tickets[0].Version < progress.Acknowledged)
                behind.Add($"{reference}: {tickets[0].Number} is at version {tickets[0].Version}, {progress.Acknowledged} was acknowledged");
            else if (historical && tickets[0].Version > progress.Acknowledged)
                ahead.Add($"{reference}: {tickets[0].Number} is at version {tickets[0].Version}, {progress.Acknowledged} was acknowledged");
        }
        return new Reconciliation(acknowledged, acknowledged - lost.Count - doubled.Count, lost, doubled, behind, ahead);
    }
}
