using System.ComponentModel.DataAnnotations;

namespace Dispatch.Tickets;

/// <summary>Where the work is.</summary>
public sealed record SiteBody
{
    /// <summary>Name of the place.</summary>
    [Text(Limits.Name)]
    public string? Name { get; init; }

    /// <summary>Postal address.</summary>
    [Text(Limits.Line)]
    public string? Address { get; init; }

    /// <summary>Degrees north, WGS 84.</summary>
    [Range(-90.0, 90.0)]
    public double? Latitude { get; init; }

    /// <summary>Degrees east, WGS 84.</summary>
    [Range(-180.0, 180.0)]
    public double? Longitude { get; init; }

    /// <summary>As the core keeps it.</summary>
    public Site ToSite() => new(Name, Address, Latitude, Longitude);
}
