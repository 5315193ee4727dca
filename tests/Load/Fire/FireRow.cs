using System.Globalization;
using Dispatch.Load.Logs;

namespace Dispatch.Load.Fire;

/// <summary>One row of the fire log: one unit sent to one call. An instant that is null did not happen.</summary>
public sealed record FireRow
{
    private const string TimeForm = "MM/dd/yyyy hh:mm:ss tt";

    private static readonly TimeZoneInfo s_zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    /// <summary>Its line in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Call and unit.</summary>
    public required string RowId { get; init; }

    /// <summary>The unit, for example <c>E03</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>What kind of unit.</summary>
    public required string UnitType { get; init; }

    /// <summary>What kind of call.</summary>
    public required string CallType { get; init; }

    /// <summary>The battalion, for example <c>B02</c>.</summary>
    public required string Battalion { get; init; }

    /// <summary>1 to 3; 3 is the highest.</summary>
    public required int Priority { get; init; }

    /// <summary>How the call ended.</summary>
    public required string Disposition { get; init; }

    /// <summary>The call was received, UTC.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>The unit was dispatched, UTC.</summary>
    public DateTimeOffset? Dispatched { get; init; }

    /// <summary>The unit was under way, UTC.</summary>
    public DateTimeOffset? UnderWay { get; init; }

    /// <summary>The unit was on scene, UTC.</summary>
    public DateTimeOffset? OnScene { get; init; }

    /// <summary>The unit was available again, UTC.</summary>
    public DateTimeOffset? Available { get; init; }

    /// <summary>The block.</summary>
    public string? Address { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Longitude { get; init; }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says why.</exception>
    public static FireRow Read(LogLine line)
    {
        var (latitude, longitude) = ReadPlace(line.Known("Location"));
        return new FireRow
        {
            Line = line.Number,
            RowId = Needed(line, "RowID"),
            Unit = Needed(line, "Unit ID"),
            UnitType = line.Known("Unit Type") ?? "unit",
            CallType = line.Known("Call Type") ?? "Other",
            Battalion = Needed(line, "Battalion"),
            Priority = int.TryParse(line["Final Priority"], NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
                ? priority
                : throw new FormatException($"'Final Priority' is '{line["Final Priority"]}', not a number"),
            Disposition = line.Known("Call Final Disposition") ?? "Other",
            Received = ReadTime(line, "Received DtTm") ?? throw new FormatException("has no 'Received DtTm'"),
            Dispatched = ReadTime(line, "Dispatch DtTm"),
            UnderWay = ReadTime(line, "Response DtTm"),
            OnScene = ReadTime(line, "On Scene DtTm"),
            Available = ReadTime(line, "Available DtTm"),
            Address = line.Known("Address"),
            Latitude = latitude,
            Longitude = longitude,
        };
    }

    private static string Needed(LogLine line, string column) => line.Known(column) ?? throw new FormatException($"has no '{column}'");

    private static DateTimeOffset? ReadTime(LogLine line, string column)
    {
        if (line.Known(column) is not { } text)
            return null;
        if (!DateTime.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw new FormatException($"'{column}' is '{text}', not a time like 01/03/2017 08:05:23 PM");
        // An hour that the clock change skips is read by the offset before the change.
        return new DateTimeOffset(local, s_zone.IsInvalidTime(local) ? s_zone.BaseUtcOffset : s_zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static (double? Latitude, double? Longitude) ReadPlace(string? text)
    {
        if (text is null)
            return (null, null);
        var parts = text.Trim('(', ')').Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            ? (latitude, longitude)
            : throw new FormatException($"'Location' is '{text}', not a place like (37.7740, -122.4200)");
    }
}
