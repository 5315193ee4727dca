using System.Text.Json.Serialization;

namespace Dispatch.People;

/// <summary>How one signs in here.</summary>
/// <param name="Local">With name and password.</param>
/// <param name="OpenIdConnect">With an issuer; null where there is none.</param>
/// <param name="Demo">As one of these, in the demo only.</param>
public sealed record SignInWays(
    bool Local,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] OpenIdConnectWay? OpenIdConnect,
    IReadOnlyList<DemoWay> Demo);
