namespace Dispatch.People;

/// <summary>What an authenticator is set up with.</summary>
/// <param name="Key">The secret in base 32, to type.</param>
/// <param name="Uri">The same as an <c>otpauth:</c> address, to scan.</param>
public sealed record AuthenticatorResponse(string Key, string Uri);
