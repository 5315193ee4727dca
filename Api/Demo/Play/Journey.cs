using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Demo.Play;

/// <summary>Where a travelling technician is. It needs to know nothing but where they were last seen, so it goes on after a restart.</summary>
internal static class Journey
{
    private const double KilometresPerDegree = 111.32;

    /// <summary>Where the work on a ticket is, if that is known.</summary>
    public static Position? Place(TicketResponse ticket) =>
        ticket.Site is { Latitude: { } latitude, Longitude: { } longitude } ? new Position(latitude, longitude) : null;

    /// <summary>The distance in a city, where the earth is flat.</summary>
    public static double Kilometres(Position from, Position to)
    {
        var north = (to.Latitude - from.Latitude) * KilometresPerDegree;
        var east = (to.Longitude - from.Longitude) * KilometresPerDegree * Math.Cos(double.DegreesToRadians(from.Latitude));
        return Math.Sqrt((north * north) + (east * east));
    }

    /// <summary>Where somebody is now who was last seen at a place and will arrive in time.</summary>
    /// <param name="from">The last place.</param>
    /// <param name="to">The destination.</param>
    /// <param name="elapsed">How long ago that was.</param>
    /// <param name="remaining">How long it still takes.</param>
    public static Position Step(Position from, Position to, TimeSpan elapsed, TimeSpan remaining)
    {
        if (remaining <= TimeSpan.Zero)
            return to;
        var share = elapsed / (elapsed + remaining);
        return new Position(Between(from.Latitude, to.Latitude, share), Between(from.Longitude, to.Longitude, share));
    }

    // Five decimals are one metre.
    private static double Between(double from, double to, double share) => Math.Round(from + ((to - from) * share), 5);
}
