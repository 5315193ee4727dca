using System.Globalization;

namespace Dispatch.Backups;

/// <summary>What stands in a database's file that was looked at from end to end.</summary>
/// <param name="Schema">The version of its schema.</param>
/// <param name="Tickets">How many tickets there are.</param>
/// <param name="Lines">How many lines their journals have.</param>
/// <param name="LastLine">When the last of them was recorded; null where there is none.</param>
/// <param name="Bytes">Its size.</param>
public sealed record DatabaseContent(int Schema, long Tickets, long Lines, DateTimeOffset? LastLine, long Bytes)
{
    /// <summary>In words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Tickets} tickets, {Lines} lines of journal{(LastLine is { } last ? $" until {last.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC" : "")}, schema {Schema}, {Bytes / 1e6:0.0} MB");
}
