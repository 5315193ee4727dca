using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Tickets;

/// <summary>
/// A ticket's reference: <c>T-</c> and a number, easy to say on the phone. Numbers are consecutive; the database gives one in the
/// transaction that records the ticket, so a number exists exactly when its ticket does and the sequence has no gaps.
/// </summary>
[GenerateSerializer, Immutable, Alias("ticket-number"), JsonConverter(typeof(Converter))]
public readonly record struct TicketNumber([property: Id(0)] long Value)
{
    /// <summary>The first number of an installation.</summary>
    public const long First = 1001;

    /// <summary>Reads <c>T-1042</c>, <c>t-1042</c> or <c>1042</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TicketNumber number)
    {
        var digits = text.AsSpan();
        if (digits.StartsWith("T-", StringComparison.OrdinalIgnoreCase))
            digits = digits[2..];
        var valid = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;
        number = valid ? new TicketNumber(value) : default;
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"T-{Value}");

    private sealed class Converter : JsonConverter<TicketNumber>
    {
        public override TicketNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var number) ? number : throw new JsonException("A ticket number looks like T-1042.");

        public override void Write(Utf8JsonWriter writer, TicketNumber value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
