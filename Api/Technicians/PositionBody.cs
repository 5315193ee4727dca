using System.ComponentModel.DataAnnotations;

namespace Dispatch.Technicians;

/// <summary>A place in degrees, WGS 84.</summary>
public sealed record PositionBody
{
    /// <summary>Degrees north.</summary>
    [Range(-90.0, 90.0)]
    public required double Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    [Range(-180.0, 180.0)]
    public required double Longitude { get; init; }

    /// <summary>As the core keeps it.</summary>
    public Position ToPosition() => new(Latitude, Longitude);
}
