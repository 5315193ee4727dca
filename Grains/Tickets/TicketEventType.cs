using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Dispatch.Tickets;

/// <summary>Names of event types as the journal and the public contract carry them, read from the union's own declaration.</summary>
public static class TicketEventType
{
    private static readonly FrozenDictionary<Type, string> s_names = typeof(TicketEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    /// <summary>The name, for example <c>assigned</c>.</summary>
    public static string NameOf(TicketEvent fact) => s_names[fact.GetType()];
}
