using Dispatch.Access;
using Dispatch.Audit;
using Dispatch.Problems;
using Dispatch.Security;
using Dispatch.Security.Access;

namespace Dispatch.People;

/// <summary>The personal access tokens of whoever is signed in.</summary>
internal static class TokenEndpoints
{
    private const string Path = "/api/v1/account/tokens";
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(366);

    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/account/tokens").WithTags("Own account");
        tokens.MapGet("/", List).NeedsOwnSession().WithSummary("Your tokens, newest first").Produces<Page<TokenResponse>>();
        tokens.MapPost("/", Create).NeedsOwnSession().Records(AuditKinds.TokenCreated).WithSummary("Make a token for a program").Produces<TokenResponse>(StatusCodes.Status201Created);
        tokens.MapDelete("/{id}", Revoke).NeedsOwnSession().Records(AuditKinds.TokenRevoked).WithSummary("Revoke a token").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List([AsParameters] PageQuery query, HttpContext http, IAccessTokenStore tokens, CancellationToken cancellationToken)
    {
        if (query.TryRead(out var limit) is { } wrong)
            return wrong;
        var before = query.Cursor is null ? null : await tokens.Find(query.Cursor, cancellationToken);
        if (query.Cursor is not null && before?.Account != http.Who().Id)
            return PageQuery.WrongCursor();
        return TypedResults.Ok(PageQuery.Of(await tokens.List(http.Who().Id, before, limit + 1, cancellationToken), limit, TokenResponse.Of, token => token.Id));
    }

    private static async Task<IResult> Create(TokenRequest body, HttpContext http, IAccessTokenStore tokens, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        if (body.Scopes.Count == 0 || body.Scopes.Except(RoleRights.Scopes, StringComparer.Ordinal).Any())
            return Problem.Field(ProblemCodes.InvalidField, "scopes", $"scopes: one or more of {string.Join(", ", RoleRights.Scopes)}.");
        if (body.ExpiresAt <= now || body.ExpiresAt > now + s_longest)
            return Problem.Field(ProblemCodes.InvalidField, "expiresAt", $"expiresAt: in the future, and within {s_longest.Days} days.");
        var (id, hash, text) = TokenText.Generate();
        var token = new AccessToken(id, http.Who().Id, body.Name, hash, body.Scopes.Distinct(StringComparer.Ordinal).ToValueList(), now, Instants.Trim(body.ExpiresAt));
        await tokens.Add(token, cancellationToken);
        http.Did(AuditKinds.TokenCreated, id, $"'{body.Name}', {string.Join(" ", token.Scopes)}, until {Instants.Format(token.ExpiresAt)}");
        return TypedResults.Created($"{Path}/{id}", TokenResponse.Of(token) with { Token = text });
    }

    private static async Task<IResult> Revoke(
        string id, HttpContext http, IAccessTokenStore tokens, TokenCredentials credentials, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!TextAttribute.CanBeKept(id) || !await tokens.Revoke(http.Who().Id, id, clock.Now(), cancellationToken))
            return Problem.NotFound(ProblemCodes.UnknownToken, "You have no such token, or not any more.");
        credentials.Forget(id);
        http.Did(AuditKinds.TokenRevoked, id);
        return TypedResults.NoContent();
    }
}
