namespace Dispatch.Demo.Region;

/// <summary>What a site is.</summary>
internal enum DemoSiteKind
{
    /// <summary>Offices of the city.</summary>
    TownHall,

    /// <summary>A library.</summary>
    Library,

    /// <summary>A school.</summary>
    School,

    /// <summary>A hospital or a health centre.</summary>
    Hospital,

    /// <summary>A museum, a theatre, a house of associations.</summary>
    Culture,

    /// <summary>Depots, kitchens, pools: work without desks.</summary>
    Depot,

    /// <summary>A small firm.</summary>
    Firm,
}
