using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using Dispatch.Sla;
using Dispatch.Tickets;
using Microsoft.OpenApi;

namespace Dispatch;

/// <summary>What the contract's own texts look like. The framework sees a converter there, not what it writes.</summary>
internal static class TextSchemas
{
    private static readonly FrozenDictionary<Type, Form> s_forms = new Dictionary<Type, Form>
    {
        [typeof(DateTimeOffset)] = new("date-time"),
        [typeof(DateOnly)] = new("date"),
        [typeof(TimeSpan)] = new("duration"),
        [typeof(TimeOnly)] = new(null, "^[0-2][0-9]:[0-5][0-9]$"),
        [typeof(OpeningHours)] = new(null, "^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"),
        [typeof(TicketNumber)] = new(null, "^T-[1-9][0-9]*$"),
    }.ToFrozenDictionary();

    /// <summary>Says that a type is written as text, and in which form, where it is one of ours; and of a list, that its items are.</summary>
    public static void Describe(OpenApiSchema schema, JsonTypeInfo type)
    {
        Describe(schema, type.Type);
        // Of what has a converter nothing is said by the framework, not even that it is there.
        if (type.ElementType is { } element && s_forms.ContainsKey(element))
            Describe((OpenApiSchema)(schema.Items ??= new OpenApiSchema()), element);
    }

    private static void Describe(OpenApiSchema schema, Type type)
    {
        var value = Nullable.GetUnderlyingType(type);
        if (!s_forms.TryGetValue(value ?? type, out var form))
            return;
        schema.Type = value is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        schema.Format = form.Format;
        schema.Pattern = form.Pattern;
    }

    private sealed record Form(string? Format, string? Pattern = null);
}
