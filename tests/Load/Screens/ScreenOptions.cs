namespace Dispatch.Load.Screens;

/// <summary>How many screens there are, and what happens while they are open.</summary>
public sealed record ScreenOptions
{
    /// <summary>Screens that read what they are sent.</summary>
    public required int Screens { get; init; }

    /// <summary>Screens that watch a board and never read.</summary>
    public required int Stuck { get; init; }

    /// <summary>How many cells share the screens. Changes are made in the first: the screens of the others idle.</summary>
    public required int Cells { get; init; }

    /// <summary>Changes a second.</summary>
    public required double Rate { get; init; }

    /// <summary>How long changes are made, and how long before that nothing is.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The server's process, on this machine; null where its memory cannot be read.</summary>
    public int? ProcessId { get; init; }
}
