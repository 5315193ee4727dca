using System.Globalization;

namespace Dispatch.Sla;

/// <summary>Business time as people say it.</summary>
internal static class Durations
{
    /// <summary>Hours and minutes, for example <c>27 h</c> or <c>1 h 12 min</c>; seconds only below a minute.</summary>
    public static string Words(TimeSpan duration)
    {
        var (hours, minutes, seconds) = ((long)Math.Floor(duration.TotalHours), duration.Minutes, duration.Seconds);
        string[] parts =
        [
            hours > 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours} h") : "",
            minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes} min") : "",
            hours == 0 && minutes == 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds} s") : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }
}
