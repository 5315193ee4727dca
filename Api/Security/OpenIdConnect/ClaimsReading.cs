using Dispatch.Problems;

namespace Dispatch.Security.OpenIdConnect;

/// <summary>What the claims of an issuer say about somebody.</summary>
/// <param name="Who">Who they are here, without a credential; null if they have no access.</param>
/// <param name="Id">What the issuer calls them, as far as it says.</param>
/// <param name="Refusal">Why they have no access, in a sentence; null if they have.</param>
/// <param name="Code">The same as a stable code, see <see cref="ProblemCodes"/>.</param>
internal sealed record ClaimsReading(SignedIn? Who, string Id, string? Refusal = null, string Code = ProblemCodes.NoRole);
