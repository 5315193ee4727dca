namespace Dispatch.Security.Access;

/// <summary>A feature of a request that brought a valid token of somebody who has no access: what they are told instead of to sign in.</summary>
/// <param name="Code">Stable code, see <see cref="Problems.ProblemCodes"/>.</param>
/// <param name="Detail">What to do about it.</param>
internal sealed record SignInRefusal(string Code, string Detail);
