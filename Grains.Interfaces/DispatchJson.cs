using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Xml;

namespace Dispatch;

/// <summary>
/// The one JSON dialect of Dispatch, over HTTP, on the live feed and in the database: camelCase names, enumerations by name,
/// instants in UTC ISO 8601, durations in ISO 8601 (<c>PT4H</c>), absent values left out.
/// </summary>
public static class DispatchJson
{
    /// <summary>Options to write and to read with; unknown members are ignored, so that older readers survive newer writers.</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions());

    /// <summary>Applies the dialect to options that a framework made.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.PropertyNameCaseInsensitive = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.TypeInfoResolver = JsonTypeInfoResolver.Combine(new ValueListJson(), options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver())
            .WithAddedModifier(LetAbsentMeanNull);
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new DurationConverter());
        options.Converters.Add(new TimeOfDayConverter());
        options.Converters.Add(new DateConverter());
        return options;
    }

    /// <summary>What may be null is left out when it is written, so it may be absent when it is read.</summary>
    private static void LetAbsentMeanNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.AssociatedParameter is { IsNullable: true }))
            property.IsRequired = false;
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TryGetDateTimeOffset(out var instant) && HasOffset(reader)
                ? instant.ToUniversalTime()
                : throw new JsonException("An instant is written in ISO 8601 with its offset, for example 2026-03-01T08:30:00Z.");

        /// <summary>Without an offset, a text would mean another instant on every machine.</summary>
        private static bool HasOffset(in Utf8JsonReader reader)
        {
            var text = reader.HasValueSequence || reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
            return text is [.., (byte)'Z'] or [.., (byte)'+' or (byte)'-', _, _, (byte)':', _, _];
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[Instants.FormLength];
            Instants.Write(value, text);
            writer.WriteStringValue(text);
        }
    }

    private sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return XmlConvert.ToTimeSpan(reader.GetString() ?? "");
            }
            catch (Exception e) when (e is FormatException or OverflowException)
            {
                throw new JsonException("A duration is written in ISO 8601, for example PT4H.", e);
            }
        }

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(XmlConvert.ToString(value));
    }

    private sealed class TimeOfDayConverter : JsonConverter<TimeOnly>
    {
        private const string Form = "HH:mm";

        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.TryParseExact(reader.GetString(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time
                : throw new JsonException("A time of day is written as 08:30.");

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
    }

    private sealed class DateConverter : JsonConverter<DateOnly>
    {
        private const string Form = "yyyy-MM-dd";

        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateOnly.TryParseExact(reader.GetString(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw new JsonException("A date is written as 2026-12-25.");

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
    }
}
