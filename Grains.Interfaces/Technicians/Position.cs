namespace Dispatch.Technicians;

/// <summary>A place in degrees, WGS 84.</summary>
[GenerateSerializer, Immutable, Alias("position")]
public sealed record Position([property: Id(0)] double Latitude, [property: Id(1)] double Longitude);
