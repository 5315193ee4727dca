using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Access;
using Dispatch.Security;

namespace Dispatch.People;

/// <summary>The session as a browser sees it: who is signed in, what they may, and how one signs in.</summary>
/// <param name="Identity">Who is signed in; null if nobody is.</param>
/// <param name="Permissions">What they may do, see <see cref="Access.Permissions"/>.</param>
/// <param name="AntiforgeryToken">To be sent as <c>X-Antiforgery</c> with whatever changes something.</param>
/// <param name="SignIn">The ways to sign in.</param>
public sealed record SessionResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] SessionIdentity? Identity,
    IReadOnlyList<string> Permissions,
    string AntiforgeryToken,
    SignInWays SignIn)
{
    private static readonly Permissions[] s_permissions = [.. Enum.GetValues<Permissions>().Where(permission => permission is not Access.Permissions.None)];

    internal static SessionResponse Of(SignedIn? who, Rights rights, string antiforgeryToken, SignInWays ways) => new(
        who is null ? null : SessionIdentity.Of(who),
        [.. s_permissions.Where(rights.Allow).Select(permission => JsonNamingPolicy.CamelCase.ConvertName(permission.ToString()))],
        antiforgeryToken,
        ways);
}
