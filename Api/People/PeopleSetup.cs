using Dispatch.Audit;
using Dispatch.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dispatch.People;

/// <summary>People: accounts, how they sign in, their sessions, and the tokens that they give their programs.</summary>
internal static class PeopleSetup
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddIdentityCore<Account>()
            .AddUserStore<AccountUsers>()
            .AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddOptions<IdentityOptions>().Configure<IOptions<SignInOptions>>((identity, signIn) =>
        {
            identity.Lockout.MaxFailedAccessAttempts = signIn.Value.Failures;
            identity.Lockout.DefaultLockoutTimeSpan = signIn.Value.Lockout;
            // Length is what counts; rules of composition make passwords that are written on paper.
            identity.Password = new PasswordOptions
            {
                RequiredLength = signIn.Value.PasswordLength,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
        });

        services.AddSingleton<Authenticators>();
        services.AddSingleton<UnknownNames>();
        services.AddSingleton<SignInGates>();
        services.AddScoped<SignInDesk>();

        services.AddSingleton<AccountCredentials>();
        services.AddSingleton<ICredentialIssuer>(provider => provider.GetRequiredService<AccountCredentials>());
        services.AddSingleton<TokenCredentials>();
        services.AddSingleton<ICredentialIssuer>(provider => provider.GetRequiredService<TokenCredentials>());
        services.AddSingleton<TokenUses>();
        services.AddHostedService(provider => provider.GetRequiredService<TokenUses>());

        services.AddSingleton<Sessions>();
        services.AddSingleton<SessionAnswers>();
        services.AddSingleton<SessionCheck>();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IOptions<SignInOptions>>((cookie, signIn) =>
        {
            cookie.Cookie.Name = "dispatch";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(signIn.Value.SessionHours);
            cookie.SlidingExpiration = true;
            cookie.EventsType = typeof(SessionCheck);
        });

        services.AddSingleton<IAuditLog, LoggedAuditLog>();
    }

    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapSession();
        api.MapOwnAccount();
        api.MapTokens();
        api.MapAccountManagement();
    }
}
