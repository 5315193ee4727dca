using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Tickets;

namespace Dispatch.Storage.Tickets;

/// <summary>Events as the journal's columns hold them: the type in one, the rest in another.</summary>
internal static class EventJson
{
    private static readonly FrozenDictionary<string, Type> s_types = typeof(TicketEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(a => (string)a.TypeDiscriminator!, a => a.DerivedType, StringComparer.Ordinal);

    /// <summary>The event without its type.</summary>
    public static string Write(TicketEvent fact) => JsonSerializer.Serialize(fact, fact.GetType(), DispatchJson.Options);

    /// <summary>The event of this type.</summary>
    /// <exception cref="JsonException">A newer version of Dispatch wrote it.</exception>
    public static TicketEvent Read(string type, string data) => s_types.TryGetValue(type, out var known)
        ? (TicketEvent)JsonSerializer.Deserialize(data, known, DispatchJson.Options)!
        : throw new JsonException($"The journal holds an event '{type}' that this version of Dispatch does not know.");
}
