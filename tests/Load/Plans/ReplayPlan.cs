using Dispatch.Load.Logs;

namespace Dispatch.Load.Plans;

/// <summary>A log turned into commands: everything a replay will send, known before the first is sent.</summary>
public sealed record ReplayPlan
{
    /// <summary>The form of the log.</summary>
    public required LogForm Form { get; init; }

    /// <summary>Lines read, without the header.</summary>
    public required int LinesRead { get; init; }

    /// <summary>Lines beyond <see cref="PlanOptions.Limit"/>.</summary>
    public required int LinesBeyondLimit { get; init; }

    /// <summary>Lines that could not be read, named.</summary>
    public required IReadOnlyList<MalformedLine> Malformed { get; init; }

    /// <summary>External references of the cases.</summary>
    public required IReadOnlyList<string> Cases { get; init; }

    /// <summary>Cells that the log speaks of.</summary>
    public required IReadOnlyList<CellSeen> Cells { get; init; }

    /// <summary>Technicians that the log speaks of.</summary>
    public required IReadOnlyList<TechnicianSeen> Technicians { get; init; }

    /// <summary>What goes one after another.</summary>
    public required IReadOnlyList<Lane> Lanes { get; init; }

    /// <summary>What the log says and the state table has no command for, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Unsaid { get; init; }

    /// <summary>Whether tickets are imported history.</summary>
    public required bool Historical { get; init; }

    /// <summary>Commands planned.</summary>
    public int Commands => Lanes.Sum(lane => lane.Steps.Count);
}
