using System.Text.Json.Serialization;

namespace Dispatch.Tickets;

/// <summary>Where the work is. Coordinates in degrees, WGS 84.</summary>
[GenerateSerializer, Immutable, Alias("site")]
public sealed record Site(
    [property: Id(0)] string? Name = null,
    [property: Id(1)] string? Address = null,
    [property: Id(2)] double? Latitude = null,
    [property: Id(3)] double? Longitude = null)
{
    /// <summary>What lists, boards and reports call it: its name, or its address.</summary>
    [JsonIgnore] public string? Label => Name ?? Address;
}
