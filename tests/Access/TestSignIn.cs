using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Tests.Access;

/// <summary>Signs in whom the test names: how people sign in is tested elsewhere.</summary>
internal sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Header = "X-Test-Role";
    public const string OwnSession = "X-Test-Own-Session";
    private const string SchemeName = "Test";

    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TestSignIn>(SchemeName, null);
        services.PostConfigureAll<PolicySchemeOptions>(scheme => scheme.ForwardDefaultSelector = _ => SchemeName);
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Request.Headers[Header].ToString() is { Length: > 0 } role
            ? AuthenticateResult.Success(new AuthenticationTicket(Region.Person(role, Request.Headers.ContainsKey(OwnSession)).ToPrincipal(SchemeName), SchemeName))
            : AuthenticateResult.NoResult());
}
