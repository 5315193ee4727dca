namespace Dispatch.Live;

/// <summary>Names of feeds as heartbeats and groups carry them: <c>cell:{id}</c>, <c>technician:{id}</c>, <c>roster:{id}</c>, <c>sla</c>.</summary>
public static class FeedName
{
    /// <summary>The feed of the managers' board.</summary>
    public const string SlaBoard = "sla";

    private const string CellPrefix = "cell:";
    private const string TechnicianPrefix = "technician:";
    private const string RosterPrefix = "roster:";

    /// <summary>The feed of a cell's board.</summary>
    public static string Cell(string id) => CellPrefix + id;

    /// <summary>The feed of a technician's agenda.</summary>
    public static string Technician(string id) => TechnicianPrefix + id;

    /// <summary>The feed of a cell's technicians.</summary>
    public static string Roster(string id) => RosterPrefix + id;

    /// <summary>Whether it names a cell's board.</summary>
    public static bool IsCell(string feed) => feed.StartsWith(CellPrefix, StringComparison.Ordinal);

    /// <summary>What kind of feed it is: <c>cell</c>, <c>technician</c>, <c>roster</c> or <c>sla</c>.</summary>
    public static string KindOf(string feed) => feed.Split(':', 2)[0];

    /// <summary>The cell's or the technician's identifier.</summary>
    public static string IdOf(string feed) => feed[(feed.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
