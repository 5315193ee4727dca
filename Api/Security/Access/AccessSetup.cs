using Dispatch.Access;
using Microsoft.AspNetCore.Authorization;

namespace Dispatch.Security.Access;

/// <summary>Who may use which endpoint: each names what it needs. One that names nothing is closed to everybody.</summary>
internal static class AccessSetup
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, NeedsHandler>();
        services.AddSingleton<HubAccess>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalWriter>();

        // Where no endpoint of ours is meant there is nothing to protect: who is signed in is told what is wrong with the address, method or media type.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
            .Build());
    }

    /// <summary>Only for who has these permissions; whoever may not even see it is told that it does not exist.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Permissions permission, Permissions? sees = null)
        where TBuilder : IEndpointConventionBuilder => endpoint.Needs(new NeedsAttribute(permission, sees ?? permission));

    /// <summary>For everybody who is signed in: their own session and account.</summary>
    public static TBuilder NeedsSignIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.Needs(Permissions.None);

    /// <summary>For everybody in a session of their own, see <see cref="NeedsAttribute.OwnSession"/>.</summary>
    public static TBuilder NeedsOwnSession<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.Needs(new NeedsAttribute(Permissions.None) { OwnSession = true });

    private static TBuilder Needs<TBuilder>(this TBuilder endpoint, NeedsAttribute needs)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(needs).RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(needs).Build());
}
