namespace Dispatch.Dispatching;

/// <summary>Why a figure is not there. It is dropped from the sum, and the others share its weight.</summary>
public enum FigureGap
{
    /// <summary>No service level runs for the ticket.</summary>
    NothingPromised,

    /// <summary>The work needs no travel.</summary>
    NoTravel,

    /// <summary>The site has no coordinates.</summary>
    SiteUnknown,

    /// <summary>It is not known where they are, or will be.</summary>
    PositionUnknown,

    /// <summary>The ticket names neither a site nor a requester's address, so nobody can know it.</summary>
    NothingToKnow,
}
