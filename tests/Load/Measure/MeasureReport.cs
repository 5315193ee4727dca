namespace Dispatch.Load.Measure;

/// <summary>What a load run measured. Times are in milliseconds.</summary>
public sealed record MeasureReport
{
    /// <summary>Commands in flight.</summary>
    public required int Clients { get; init; }

    /// <summary>The rate asked for, commands a second; absent in a closed loop.</summary>
    public double? Rate { get; init; }

    /// <summary>Seconds in which commands were sent.</summary>
    public required double Seconds { get; init; }

    /// <summary>Commands carried out.</summary>
    public required long Commands { get; init; }

    /// <summary>Commands carried out a second.</summary>
    public required double CommandsPerSecond { get; init; }

    /// <summary>The same, round by round.</summary>
    public required IReadOnlyList<double> Rounds { get; init; }

    /// <summary>From sending (in an open loop: from when it was due) to the answer, all commands.</summary>
    public required Times Latency { get; init; }

    /// <summary>The same, by command.</summary>
    public required IReadOnlyDictionary<string, Times> ByCommand { get; init; }

    /// <summary>Refused commands, by code.</summary>
    public required IReadOnlyDictionary<string, int> Refused { get; init; }

    /// <summary>Commands that got no answer, or none that the server stands by.</summary>
    public required IReadOnlyDictionary<string, int> Errors { get; init; }

    /// <summary>What the screens saw; absent where there were none.</summary>
    public ScreenFigures? Screens { get; init; }

    /// <summary>What consoles were told of technicians; absent where there were none.</summary>
    public RosterFigures? Rosters { get; init; }

    /// <summary>Baselines measured in turns with it.</summary>
    public required IReadOnlyList<BaselineFigures> Baselines { get; init; }

    /// <summary>Whether no command failed and every screen equals the database.</summary>
    public bool IsClean => Errors.Count == 0 && (Screens is null || Screens.Boards.Equal == Screens.Boards.Boards);
}
