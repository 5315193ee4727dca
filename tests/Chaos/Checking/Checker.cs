namespace Dispatch.Chaos.Checking;

/// <summary>Holds evidence against all promises.</summary>
public static class Checker
{
    private static readonly IPromise[] s_promises =
    [
        new AcknowledgedOnce(),
        new NeverDoubleBooked(),
        new EveryOpenTicketIsWatched(),
        new DeadlinesStandOnce(),
        new DeadlinesInTime(),
        new BoardsConverge(),
        new SameKeySameAnswer(),
        new JournalIsComplete(),
    ];

    /// <summary>Every violation, in order of the promises.</summary>
    public static IReadOnlyList<Violation> Check(Evidence evidence) => [.. s_promises.SelectMany(promise => promise.Check(evidence))];
}
