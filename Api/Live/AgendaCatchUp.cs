namespace Dispatch.Live;

/// <summary>What brings a phone with an agenda up to date.</summary>
public sealed record AgendaCatchUp(AgendaSnapshot? Snapshot, IReadOnlyList<AgendaFrame>? Frames)
{
    /// <summary>As it goes over the wire.</summary>
    public static AgendaCatchUp Of(FeedCatchUp catchUp) =>
        new(catchUp.Snapshot is { } snapshot ? AgendaSnapshot.Of(snapshot) : null, catchUp.Frames?.Select(AgendaFrame.Of).ToList());
}
