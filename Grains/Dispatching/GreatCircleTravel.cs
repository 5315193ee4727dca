using Dispatch.Technicians;

namespace Dispatch.Dispatching;

/// <summary>Travel as the crow flies, at one speed: good enough to compare people, wrong by what rivers and one-way streets make of it.</summary>
/// <param name="kilometresPerHour">The speed along the straight line; roads are longer, so it is lower than what a speedometer shows.</param>
public sealed class GreatCircleTravel(double kilometresPerHour) : ITravelTimes
{
    /// <summary>A town and its surroundings, with the detours that roads make: kilometres of the straight line an hour.</summary>
    public const double UsualSpeed = 25;

    private const double EarthRadius = 6371.0088;

    /// <inheritdoc />
    public TimeSpan Between(Position from, Position to) => TimeSpan.FromHours(Kilometres(from, to) / kilometresPerHour);

    /// <inheritdoc />
    public double Kilometres(Position from, Position to)
    {
        // The haversine, which stays exact for neighbours.
        var north = double.DegreesToRadians(to.Latitude - from.Latitude) / 2;
        var east = double.DegreesToRadians(to.Longitude - from.Longitude) / 2;
        var chord = (Math.Sin(north) * Math.Sin(north))
            + (Math.Cos(double.DegreesToRadians(from.Latitude)) * Math.Cos(double.DegreesToRadians(to.Latitude)) * Math.Sin(east) * Math.Sin(east));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}
