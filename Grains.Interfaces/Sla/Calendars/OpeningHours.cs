using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Sla;

/// <summary>
/// Hours without a break, local time; written <c>08:30-12:30</c>. Those that close at or before their opening time close on the next day:
/// <c>22:00-06:00</c> is a night, <c>00:00-00:00</c> a whole day (sla.md rule 2).
/// </summary>
/// <param name="From">When it opens.</param>
/// <param name="To">When it closes; that instant is no longer open.</param>
[GenerateSerializer, Immutable, Alias("opening-hours"), JsonConverter(typeof(Converter))]
public sealed record OpeningHours([property: Id(0)] TimeOnly From, [property: Id(1)] TimeOnly To)
{
    private const string Form = "HH:mm";

    /// <summary>Whether it closes on the day after the one on which it opens.</summary>
    public bool ClosesNextDay => To <= From;

    /// <summary>Reads <c>08:30-12:30</c>; a closing time may also be <c>24:00</c>, which is written <c>00:00</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out OpeningHours? hours)
    {
        hours = text?.Split('-') is [var opens, var closes] && TryRead(opens, out var from) && TryRead(closes is "24:00" ? "00:00" : closes, out var to)
            ? new OpeningHours(from, to)
            : null;
        return hours is not null;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm}");

    private static bool TryRead(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private sealed class Converter : JsonConverter<OpeningHours>
    {
        public override OpeningHours Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var hours) ? hours : throw new JsonException("Opening hours are written as 08:30-12:30.");

        public override void Write(Utf8JsonWriter writer, OpeningHours value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
