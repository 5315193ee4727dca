namespace Dispatch.Load.Measure;

/// <summary>How a server is loaded.</summary>
public sealed record MeasureOptions
{
    /// <summary>Commands in flight.</summary>
    public required int Clients { get; init; }

    /// <summary>How long commands are sent, all rounds together.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How long commands are sent before that, unmeasured: code that was just started is compiled while it runs.</summary>
    public TimeSpan WarmUp { get; init; }

    /// <summary>In how many turns the duration is shared out beside baselines.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>What is sent.</summary>
    public required CommandMix Mix { get; init; }

    /// <summary>Commands a second, whatever the server takes; null sends the next when the last is answered.</summary>
    public double? Rate { get; init; }

    /// <summary>How many screens watch the boards.</summary>
    public int Screens { get; init; }

    /// <summary>How many consoles watch the technicians of a cell.</summary>
    public int Rosters { get; init; }

    /// <summary>Each screen loses every so manyth frame; null loses none.</summary>
    public int? DropEvery { get; init; }

    /// <summary>How many cells share the work.</summary>
    public int Cells { get; init; } = 4;

    /// <summary>How many technicians each client has for its tickets.</summary>
    public int TechniciansPerClient { get; init; } = 4;

    /// <summary>How long boards may take to show what the database holds, after the last command.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(15);
}
