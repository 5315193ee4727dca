using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace Dispatch.Sla;

/// <summary>
/// Time zones by their IANA names, with the rules that the operating system knows: governments change them at short notice, and then the system's own update
/// is enough. A machine without a database of zones counts by the one that comes with Dispatch.
/// </summary>
internal static class TimeZones
{
    private static readonly FrozenDictionary<string, string> s_names =
        DateTimeZoneProviders.Tzdb.Ids.ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone of that name, written exactly so; null if there is none.</summary>
    public static DateTimeZone? Find(string name)
    {
        if (!s_names.TryGetValue(name, out var exact) || exact != name)
            return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? BclDateTimeZone.FromTimeZoneInfo(zone) : DateTimeZoneProviders.Tzdb[name];
    }

    /// <summary>The name that was probably meant: in other letters, or a Windows name; null if nothing is near.</summary>
    public static string? Meant(string name)
    {
        if (s_names.TryGetValue(name, out var exact) || TzdbDateTimeZoneSource.Default.WindowsToTzdbIds.TryGetValue(name, out exact))
            return exact;
        return s_names.Values.Where(id => id.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault();
    }
}
