using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>How well a technician knows the people and the place of a ticket.</summary>
/// <param name="Technician">Who.</param>
/// <param name="ForRequester">Of the latest tickets of the same requester, how many they resolved.</param>
/// <param name="AtSite">Of the latest tickets at the same site, how many they resolved.</param>
public sealed record Acquaintance(string Technician, int ForRequester, int AtSite)
{
    /// <summary>How many of the latest tickets are looked at, of the requester and of the site.</summary>
    public const int Latest = 200;

    /// <summary>What makes two sites the same: the name, or the address of one without a name.</summary>
    public static string? SiteKey(Site? site) => site?.Name ?? site?.Address;
}
