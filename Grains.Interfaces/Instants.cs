using System.Globalization;

namespace Dispatch;

/// <summary>Instants as Dispatch keeps them: UTC, whole milliseconds, so that every store and every screen shows the same one.</summary>
public static class Instants
{
    /// <summary>The distance between two instants that differ.</summary>
    public static readonly TimeSpan Smallest = TimeSpan.FromMilliseconds(1);

    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private static readonly string[] s_read = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>The present instant of this clock.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => Trim(clock.GetUtcNow());

    /// <summary>The same instant in UTC, cut to the millisecond.</summary>
    public static DateTimeOffset Trim(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>ISO 8601 in UTC with milliseconds; texts sort as the instants do.</summary>
    public static string Format(DateTimeOffset instant) => instant.ToUniversalTime().ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Format"/> wrote.</summary>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>Reads what somebody typed: ISO 8601 with an offset, without which it would mean another instant on every machine.</summary>
    public static bool TryRead(string text, out DateTimeOffset instant)
    {
        instant = default;
        return text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _]
            && DateTimeOffset.TryParseExact(text, s_read, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out instant);
    }

    /// <summary>The later of two instants: the clock of a ticket never runs backwards (sla.md rule 19).</summary>
    public static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a >= b ? a : b;
}
