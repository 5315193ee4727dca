using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace Dispatch.Sla;

/// <summary>Time zones by their IANA names, with rules that come with Dispatch: every machine counts alike, also one without a database of zones.</summary>
internal static class TimeZones
{
    private static readonly FrozenDictionary<string, string> s_names =
        DateTimeZoneProviders.Tzdb.Ids.ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone of that name, written exactly so; null if there is none.</summary>
    public static DateTimeZone? Find(string name) =>
        s_names.TryGetValue(name, out var exact) && exact == name ? DateTimeZoneProviders.Tzdb[name] : null;

    /// <summary>The name that was probably meant: in other letters, or a Windows name; null if nothing is near.</summary>
    public static string? Meant(string name)
    {
        if (s_names.TryGetValue(name, out var exact) || TzdbDateTimeZoneSource.Default.WindowsToTzdbIds.TryGetValue(name, out exact))
            return exact;
        return s_names.Values.Where(id => id.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault();
    }
}
