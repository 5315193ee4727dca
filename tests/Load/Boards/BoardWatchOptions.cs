namespace Dispatch.Load.Boards;

/// <summary>What a watch does beside keeping its copies.</summary>
public sealed record BoardWatchOptions
{
    /// <summary>Throws every so manyth frame away before its copy sees it, to prove that copies heal; null throws none away.</summary>
    public int? DropEvery { get; init; }

    /// <summary>Told of each frame that reaches the copy.</summary>
    public Action<HubFrame>? Seen { get; init; }

    /// <summary>Told of each whole board that replaces a copy.</summary>
    public Action<HubSnapshot>? Shown { get; init; }

    /// <summary>Told when a catch-up failed; the next frame, heartbeat or connection tries again.</summary>
    public Action<Exception>? Failed { get; init; }
}
