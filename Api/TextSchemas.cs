using System.Text.Json.Serialization.Metadata;
using Dispatch.Sla;
using Dispatch.Tickets;
using Microsoft.OpenApi;

namespace Dispatch;

/// <summary>What the contract's own texts look like. The framework sees a converter there, not what it writes.</summary>
internal static class TextSchemas
{
    /// <summary>Says that a type is written as text, and in which form, where it is one of ours; and of a list, that its items are.</summary>
    public static void Describe(OpenApiSchema schema, JsonTypeInfo type)
    {
        Describe(schema, type.Type);
        // Of what has a converter nothing is said by the framework, not even that it is there.
        if (type.ElementType is { } element && FormOf(element) is not null)
            Describe((OpenApiSchema)(schema.Items ??= new OpenApiSchema()), element);
    }

    private static void Describe(OpenApiSchema schema, Type type)
    {
        var value = Nullable.GetUnderlyingType(type);
        if (FormOf(value ?? type) is not { } form)
            return;
        schema.Type = value is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        schema.Format = form.Format;
        schema.Pattern = form.Pattern;
    }

    private static Form? FormOf(Type type) => type switch
    {
        _ when type == typeof(DateTimeOffset) => new Form("date-time"),
        _ when type == typeof(DateOnly) => new Form("date"),
        _ when type == typeof(TimeSpan) => new Form("duration"),
        _ when type == typeof(TimeOnly) => new Form(null, "^[0-2][0-9]:[0-5][0-9]$"),
        _ when type == typeof(OpeningHours) => new Form(null, "^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"),
        _ when type == typeof(TicketNumber) => new Form(null, "^T-[1-9][0-9]*$"),
        _ => null,
    };

    private sealed record Form(string? Format, string? Pattern = null);
}
