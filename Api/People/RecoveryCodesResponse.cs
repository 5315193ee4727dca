namespace Dispatch.People;

/// <summary>Codes that stand in for a lost authenticator; shown this once.</summary>
/// <param name="RecoveryCodes">Each works once.</param>
public sealed record RecoveryCodesResponse(IReadOnlyList<string> RecoveryCodes);
