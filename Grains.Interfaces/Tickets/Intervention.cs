using System.Text.Json.Serialization;

namespace Dispatch.Tickets;

/// <summary>Work on a ticket by one technician; one is active at a time.</summary>
/// <param name="Technician">Who does it.</param>
/// <param name="Mode">On site, remote, workshop or phone.</param>
/// <param name="Phase">How far it has come.</param>
/// <param name="Window">The appointment, if one was made.</param>
/// <param name="OfferExpiresAt">Until when the technician may accept; null for no limit.</param>
/// <param name="StartedAt">When it began: the departure, or the work where nobody travels. Null before that, and during a suspension, after which it begins anew.</param>
/// <param name="ArrivedAt">When the technician was there; null before that, and where nobody travels.</param>
[GenerateSerializer, Immutable, Alias("intervention")]
public sealed record Intervention(
    [property: Id(0)] string Technician,
    [property: Id(1)] InterventionMode Mode,
    [property: Id(2)] InterventionPhase Phase,
    [property: Id(3)] TimeWindow? Window = null,
    [property: Id(4)] DateTimeOffset? OfferExpiresAt = null,
    [property: Id(5)] DateTimeOffset? StartedAt = null,
    [property: Id(6)] DateTimeOffset? ArrivedAt = null)
{
    /// <summary>Whether the technician is occupied by it now: on the way, on site, or at work.</summary>
    [JsonIgnore] public bool InProgress => Phase >= InterventionPhase.EnRoute;
}
