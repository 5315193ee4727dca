namespace Dispatch.Live;

/// <summary>What brings a phone with an agenda up to date.</summary>
public sealed record AgendaCatchUp(AgendaSnapshot? Snapshot, IReadOnlyList<AgendaFrame>? Frames)
{
    /// <summary>As it goes over the wire.</summary>
    internal static AgendaCatchUp Of(FeedCatchUp catchUp, AgendaSight sight) =>
        new(catchUp.Snapshot is { } snapshot ? AgendaSnapshot.Of(snapshot, sight) : null, catchUp.Frames?.Select(frame => AgendaFrame.Of(frame, sight)).ToList());
}
