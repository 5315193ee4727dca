namespace Dispatch.Chaos.Checking;

/// <summary>
/// Promise 3: every open ticket is watched. Its cell has a guardian, a durable reminder, and the column by which the guardian finds what is due says what the
/// journal says.
/// </summary>
public sealed class EveryOpenTicketIsWatched : IPromise
{
    private const int Number = 3;

    /// <inheritdoc />
    public IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var cell in evidence.Tickets.Where(ticket => ticket.IsOpen).Select(ticket => ticket.Cell).Distinct(StringComparer.Ordinal).Except(evidence.GuardedCells, StringComparer.Ordinal))
            yield return new Violation(Number, $"{cell} has open tickets and no guardian.");
        foreach (var story in evidence.Stories)
        {
            if (story is { Row: { } row, Final: { } state } && row.NextDeadline != state.NextDeadline)
                yield return new Violation(Number, $"{row.Number} is watched for {At(row.NextDeadline)}; its journal says {At(state.NextDeadline)}.");
        }
    }

    private static string At(DateTimeOffset? instant) => instant is { } at ? Instants.Format(at) : "nothing";
}
