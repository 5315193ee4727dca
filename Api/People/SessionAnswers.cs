using Dispatch.Demo;
using Dispatch.Security;
using Dispatch.Security.OpenIdConnect;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace Dispatch.People;

/// <summary>Answers with the session as it is now.</summary>
/// <param name="antiforgery">Makes the token that the session's requests show.</param>
/// <param name="options">Whether accounts of this installation sign in.</param>
/// <param name="issuer">The issuer that people sign in at, where one is set.</param>
/// <param name="demo">The demo's people, where it runs.</param>
internal sealed class SessionAnswers(IAntiforgery antiforgery, IOptions<SignInOptions> options, IssuerOptions? issuer = null, DemoPeople? demo = null)
{
    /// <summary>The session of the request, after whoever signed in or out with it.</summary>
    public IResult Of(HttpContext http) => TypedResults.Ok(SessionResponse.Of(
        SignedIn.Of(http.User),
        http.Rights(),
        antiforgery.GetAndStoreTokens(http).RequestToken!,
        new SignInWays(options.Value.Local, issuer is null ? null : new OpenIdConnectWay(issuer.Name), demo?.Ways ?? [])));
}
