namespace Dispatch.Cells;

/// <summary>How work reaches technicians.</summary>
[GenerateSerializer]
public enum DispatchMode
{
    /// <summary>A dispatcher assigns.</summary>
    Manual,

    /// <summary>The best candidate is asked, then the next.</summary>
    Offer,

    /// <summary>The best candidate is assigned.</summary>
    Auto,
}
