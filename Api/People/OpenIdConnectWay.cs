namespace Dispatch.People;

/// <summary>An issuer to sign in with.</summary>
/// <param name="Name">As people call it.</param>
public sealed record OpenIdConnectWay(string Name);
