using Dispatch.Audit;
using Dispatch.Problems;
using Dispatch.Security;
using Dispatch.Security.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.People;

/// <summary>What people do with their own account: they look at it, and change what they sign in with. Every such change ends their other sessions.</summary>
internal static class OwnAccountEndpoints
{
    public static void MapOwnAccount(this IEndpointRouteBuilder api)
    {
        var account = api.MapGroup("/account").WithTags("Own account");
        account.MapGet("/", Get).NeedsSignIn().WithSummary("Who you are").Produces<OwnAccountResponse>();
        account.MapPut("/password", ChangePassword).NeedsOwnSession().Records(AuditKinds.CredentialsChanged).WithSummary("Change your password").Produces(StatusCodes.Status204NoContent);
        account.MapPost("/authenticator", BeginAuthenticator).NeedsOwnSession().WithSummary("Take a secret for an authenticator")
            .Produces<AuthenticatorResponse>().ProducesProblem(StatusCodes.Status409Conflict);
        account.MapPut("/authenticator", ConfirmAuthenticator).NeedsOwnSession().Records(AuditKinds.CredentialsChanged).WithSummary("Show that the authenticator knows it; from then on a code is asked for")
            .Produces<RecoveryCodesResponse>().ProducesProblem(StatusCodes.Status409Conflict);
        account.MapDelete("/authenticator", RemoveAuthenticator).NeedsOwnSession().Records(AuditKinds.CredentialsChanged).WithSummary("Ask for no code any more").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Get(HttpContext http, UserManager<Account> people, TokenCredentials tokens)
    {
        var who = http.Who();
        var account = AccountCredentials.IsSession(who) || tokens.IsToken(who) ? await people.FindByIdAsync(who.Id) : null;
        return TypedResults.Ok(new OwnAccountResponse(who.Id, who.Name, who.Email, who.Role, SessionIdentity.CellsOf(who), who.Technician, account?.TwoFactorEnabled is true, account is not null));
    }

    private static async Task<IResult> ChangePassword(
        PasswordRequest body, HttpContext http, SignInDesk desk, UserManager<Account> people, AccountCredentials credentials, Sessions sessions)
    {
        var outcome = await desk.Confirm(http.Who().Id, body.Current, http.RequestAborted);
        if (outcome is not SignInOutcome.Welcome { Account: var account })
        {
            http.FailedToSignIn(http.Who().Id, outcome);
            return SignInProblems.OfField(outcome, "current");
        }

        if (await people.Refuse(account, body.New, "new") is { } weak)
            return weak;
        people.SetPassword(account, body.New);
        return await Store(account, "password", http, people, credentials, sessions) ?? TypedResults.NoContent();
    }

    private static async Task<IResult> BeginAuthenticator(HttpContext http, UserManager<Account> people, Authenticators authenticators)
    {
        var account = await Own(http, people);
        if (account.TwoFactorEnabled)
            return Problem.Result(StatusCodes.Status409Conflict, ProblemCodes.AuthenticatorInUse, "You have an authenticator. Remove it first; until then the old one counts.");
        var key = people.GenerateNewAuthenticatorKey();
        account.AuthenticatorKey = authenticators.Encrypt(key);
        return (await people.UpdateAsync(account)).Succeeded ? TypedResults.Ok(new AuthenticatorResponse(key, Authenticators.Uri(account, key))) : ChangedMeanwhile();
    }

    private static async Task<IResult> ConfirmAuthenticator(
        CodeRequest body, HttpContext http, UserManager<Account> people, AccountCredentials credentials, Sessions sessions)
    {
        var account = await Own(http, people);
        if (account.TwoFactorEnabled)
            return Problem.Result(StatusCodes.Status409Conflict, ProblemCodes.AuthenticatorInUse, "You have confirmed your authenticator already.");
        if (account.AuthenticatorKey is null)
            return Problem.Result(StatusCodes.Status409Conflict, ProblemCodes.NoAuthenticator, "Take a secret first: POST /api/v1/account/authenticator.");
        if (!await people.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, body.Code.Trim()))
            return Problem.Field(ProblemCodes.WrongCode, "code", "code: not what the authenticator shows now. Check the clock of the device that it runs on.");
        var codes = RecoveryCodes.Generate();
        account.RecoveryCodes = codes.Select(RecoveryCodes.Hash).ToValueList();
        account.TwoFactorEnabled = true;
        account.SecurityStamp = AccountPasswords.NewStamp();
        return await Store(account, "authenticator added", http, people, credentials, sessions) ?? TypedResults.Ok(new RecoveryCodesResponse(codes));
    }

    private static async Task<IResult> RemoveAuthenticator(
        [FromBody] ConfirmationRequest body, HttpContext http, SignInDesk desk, UserManager<Account> people, AccountCredentials credentials, Sessions sessions)
    {
        var outcome = await desk.Confirm(http.Who().Id, body.Password, http.RequestAborted);
        if (outcome is not SignInOutcome.Welcome { Account: var account })
        {
            http.FailedToSignIn(http.Who().Id, outcome);
            return SignInProblems.OfField(outcome, "password");
        }

        account.RemoveAuthenticator();
        return await Store(account, "authenticator removed", http, people, credentials, sessions) ?? TypedResults.NoContent();
    }

    /// <summary>Stores changed credentials, and goes on with a new session, the only one that is left; null if that succeeded.</summary>
    private static async Task<IResult?> Store(
        Account account, string what, HttpContext http, UserManager<Account> people, AccountCredentials credentials, Sessions sessions)
    {
        if (!(await people.UpdateAsync(account)).Succeeded)
            return ChangedMeanwhile();
        http.Did(AuditKinds.CredentialsChanged, account.Id, what);
        await sessions.Begin(http, credentials.Of(account));
        return null;
    }

    private static async Task<Account> Own(HttpContext http, UserManager<Account> people) =>
        await people.FindByIdAsync(http.Who().Id) ?? throw new InvalidOperationException("Accounts are never deleted.");

    private static IResult ChangedMeanwhile() =>
        Problem.Result(StatusCodes.Status409Conflict, Tickets.RefusalCodes.VersionMismatch, "Your account was changed at the same time. Try again.");
}
