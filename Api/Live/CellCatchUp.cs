namespace Dispatch.Live;

/// <summary>What brings a screen with a cell's board up to date.</summary>
public sealed record CellCatchUp(CellSnapshot? Snapshot, IReadOnlyList<CellFrame>? Frames)
{
    /// <summary>As it goes over the wire.</summary>
    public static CellCatchUp Of(FeedCatchUp catchUp) =>
        new(catchUp.Snapshot is { } snapshot ? CellSnapshot.Of(snapshot) : null, catchUp.Frames?.Select(CellFrame.Of).ToList());
}
