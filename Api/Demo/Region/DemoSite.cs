using Dispatch.Tickets;

namespace Dispatch.Demo.Region;

/// <summary>A place whose people ask for help.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Kind">What it is; some requests come from some kinds only.</param>
/// <param name="Address">Street and town.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
/// <param name="People">Who asks.</param>
internal sealed record DemoSite(string Name, DemoSiteKind Kind, string Address, double Latitude, double Longitude, IReadOnlyList<string> People)
{
    /// <summary>As the public contract takes it.</summary>
    public SiteBody ToBody() => new() { Name = Name, Address = Address, Latitude = Latitude, Longitude = Longitude };
}
