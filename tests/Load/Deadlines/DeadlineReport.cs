namespace Dispatch.Load.Deadlines;

/// <summary>What was measured while deadlines fell.</summary>
public sealed record DeadlineReport
{
    /// <summary>Open tickets when it began.</summary>
    public required int Open { get; init; }

    /// <summary>How many cells share them.</summary>
    public required int Cells { get; init; }

    /// <summary>Over how many seconds the deadlines were spread.</summary>
    public required double WithinSeconds { get; init; }

    /// <summary>How the tickets were reported: commands a second.</summary>
    public required double SetUpPerSecond { get; init; }

    /// <summary>The deadlines.</summary>
    public required FallenFigures Deadlines { get; init; }

    /// <summary>Commands a second beside the deadlines; null if the server was killed.</summary>
    public double? Rate { get; init; }

    /// <summary>All commands; null if the server was killed.</summary>
    public CommandComparison? Commands { get; init; }

    /// <summary>Each command; null if the server was killed.</summary>
    public IReadOnlyDictionary<string, CommandComparison>? ByCommand { get; init; }

    /// <summary>Commands that were refused or failed, by code: there should be none.</summary>
    public required IReadOnlyDictionary<string, int> NotAccepted { get; init; }

    /// <summary>What the server made up for; null if it was not killed.</summary>
    public RestartFigures? Restart { get; init; }
}
