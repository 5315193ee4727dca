using Dispatch.Load.Boards;

namespace Dispatch.Load.Screens;

/// <summary>What many screens cost, and what they saw.</summary>
public sealed record ScreenReport
{
    /// <summary>How many there were.</summary>
    public required ScreenOptions Options { get; init; }

    /// <summary>The server's memory; null where nobody said which process it is.</summary>
    public required MemoryFigures? Memory { get; init; }

    /// <summary>Those that never read, and that the server would not wait for any longer.</summary>
    public required int CutOff { get; init; }

    /// <summary>Changes that were acknowledged.</summary>
    public required int Changes { get; init; }

    /// <summary>What the screens that read saw of the board that changed.</summary>
    public required FeedTally Feed { get; init; }

    /// <summary>The longest that one of them went without a frame while changes were made, in milliseconds.</summary>
    public required double WorstGap { get; init; }

    /// <summary>Whether they show what the database holds, at the latest five seconds after the last change.</summary>
    public required BoardsCompared Boards { get; init; }
}
