using System.Text.Json.Serialization;

namespace Dispatch.Tickets;

/// <summary>A ticket's claim on a technician's time: the row that the ticket's transaction writes beside the ticket, at most one a ticket.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Technician">Whose time.</param>
/// <param name="Mode">On site, remote, workshop or phone.</param>
/// <param name="Window">The appointment; only those on site exclude each other.</param>
/// <param name="InProgress">Whether the technician is occupied by it now.</param>
/// <param name="Slot">
/// While in progress, the place that it takes: 0 is the one place on site, 1 and up are the technician's parallel places elsewhere.
/// The database holds each place at most once per technician.
/// </param>
[GenerateSerializer, Immutable, Alias("booking")]
public sealed record Booking(
    [property: Id(0)] TicketNumber Number,
    [property: Id(1)] string Technician,
    [property: Id(2)] InterventionMode Mode,
    [property: Id(3)] TimeWindow? Window,
    [property: Id(4)] bool InProgress,
    [property: Id(5)] int? Slot = null)
{
    /// <summary>The place of on-site work: nobody is in two places.</summary>
    public const int OnSiteSlot = 0;

    /// <summary>Whether it excludes other work: it is in progress, or it is an appointment on site.</summary>
    [JsonIgnore] public bool Excludes => InProgress || (Mode is InterventionMode.OnSite && Window is not null);
}
