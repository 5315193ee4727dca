namespace Dispatch.Push;

/// <summary>What browsers subscribe to pushes with.</summary>
/// <param name="PublicKey">The installation's public key, base64url: <c>applicationServerKey</c>.</param>
public sealed record PushKeyResponse(string PublicKey);
