using System.Globalization;
using System.Numerics;

namespace Dispatch;

/// <summary>Instants as Dispatch keeps them: UTC, whole milliseconds, so that every store and every screen shows the same one.</summary>
public static class Instants
{
    /// <summary>The distance between two instants that differ.</summary>
    public static readonly TimeSpan Smallest = TimeSpan.FromMilliseconds(1);

    /// <summary>How long an instant is in ISO 8601 with milliseconds.</summary>
    public const int FormLength = 24;

    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private static readonly string[] s_read = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>The present instant of this clock.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => Trim(clock.GetUtcNow());

    /// <summary>The same instant in UTC, cut to the millisecond.</summary>
    public static DateTimeOffset Trim(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>ISO 8601 in UTC with milliseconds; texts sort as the instants do.</summary>
    public static string Format(DateTimeOffset instant) => string.Create(FormLength, instant, static (text, instant) => Write(instant, text));

    /// <summary>As <see cref="Format"/>, for writers of bytes. A state has a dozen instants, and a form that is read anew each time takes ten times as long.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="text">Gets <see cref="FormLength"/> characters or bytes of ASCII.</param>
    public static void Write<T>(DateTimeOffset instant, Span<T> text)
        where T : struct, IBinaryInteger<T>
    {
        var utc = instant.UtcDateTime;
        var (year, month, day) = utc;
        Digits(text[..4], year);
        text[4] = T.CreateTruncating('-');
        Digits(text[5..7], month);
        text[7] = T.CreateTruncating('-');
        Digits(text[8..10], day);
        text[10] = T.CreateTruncating('T');
        Digits(text[11..13], utc.Hour);
        text[13] = T.CreateTruncating(':');
        Digits(text[14..16], utc.Minute);
        text[16] = T.CreateTruncating(':');
        Digits(text[17..19], utc.Second);
        text[19] = T.CreateTruncating('.');
        Digits(text[20..23], utc.Millisecond);
        text[23] = T.CreateTruncating('Z');

        static void Digits(Span<T> text, int value)
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                (value, var digit) = Math.DivRem(value, 10);
                text[i] = T.CreateTruncating('0' + digit);
            }
        }
    }

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
