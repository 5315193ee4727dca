namespace Dispatch.Roster;

/// <summary>The grain storage of technicians and cells, and the names under which they store their state.</summary>
public static class RosterStorage
{
    /// <summary>Name of the grain storage provider.</summary>
    public const string Name = "roster";

    /// <summary>State name of technicians.</summary>
    public const string Technician = "technician";

    /// <summary>State name of technicians' phones.</summary>
    public const string Phones = "technician-phones";

    /// <summary>State name of cells.</summary>
    public const string Cell = "cell";
}
