using System.Globalization;
using Dispatch.Access;
using Dispatch.Audit;
using Dispatch.Problems;
using Dispatch.Push;
using Dispatch.Security.Access;
using Dispatch.Tickets;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.People;

/// <summary>Everybody's accounts, for administrators.</summary>
internal static class AccountEndpoints
{
    public static void MapAccountManagement(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("/", List).Needs(Permissions.ManageAccounts).WithSummary("All accounts, by name").Produces<Page<AccountResponse>>();
        accounts.MapGet("/{id}", Find).Needs(Permissions.ManageAccounts).WithSummary("One account").Produces<AccountResponse>();
        accounts.MapPut("/{id}", Put).Needs(Permissions.ManageAccounts).WithSummary("Make or change an account")
            .Produces<AccountResponse>().Produces<AccountResponse>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        accounts.MapPost("/{id}/unlock", Unlock).Needs(Permissions.ManageAccounts).WithSummary("Forget failures, so that they can sign in again").Produces(StatusCodes.Status204NoContent);
        accounts.MapPost("/{id}/sign-out", SignOut).Needs(Permissions.ManageAccounts).WithSummary("End all their sessions and revoke all their tokens").Produces(StatusCodes.Status204NoContent);
        accounts.MapDelete("/{id}/authenticator", RemoveAuthenticator).Needs(Permissions.ManageAccounts)
            .WithSummary("Ask them for no code any more: they have lost their authenticator, and the recovery codes").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List([AsParameters] PageQuery query, IAccountStore accounts, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (query.TryRead(out var limit) is { } wrong)
            return wrong;
        if (query.Cursor is not null && !RosterPaths.IsId(query.Cursor))
            return PageQuery.WrongCursor();
        var rows = await accounts.List(query.Cursor, limit + 1, cancellationToken);
        return TypedResults.Ok(PageQuery.Of(rows, limit, account => AccountResponse.Of(account, clock.Now()), account => account.Id));
    }

    private static async Task<IResult> Find(string id, UserManager<Account> people, HttpResponse response, TimeProvider clock)
    {
        if (await Existing(people, id) is not { } account)
            return Unknown(id);
        Versions.Write(response, account.Version);
        return TypedResults.Ok(AccountResponse.Of(account, clock.Now()));
    }

    private static async Task<IResult> Put(
        string id, AccountRequest body, UserManager<Account> people, RosterLookup roster, PhoneSessions phones, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!Versions.TryRead(http.Request, out var expected))
            return Problem.Field(ProblemCodes.InvalidHeader, Versions.IfMatch, Versions.HowTo);
        if (await AccountChecks.Refuse(id, body, roster, cancellationToken) is { } wrong)
            return wrong;
        var before = await people.FindByIdAsync(id);
        var technicianBefore = before?.Technician;
        if (expected is not null && expected != (before?.Version ?? 0))
            return AnotherVersion(before);
        var account = await people.FindByIdAsync(id) ?? new Account { Id = id, Name = body.Name, Role = body.Role, SecurityStamp = AccountPasswords.NewStamp() };
        if (account.Version != (before?.Version ?? 0))
            return AnotherVersion(account);
        (account.Name, account.Email, account.Role, account.Technician, account.Enabled) = (body.Name, body.Email, body.Role, body.Technician, body.Enabled);
        account.Cells = (body.Cells ?? []).Distinct(StringComparer.Ordinal).ToValueList();
        if (body.Password is { } password)
        {
            if (await people.Refuse(account, password, "password") is { } weak)
                return weak;
            people.SetPassword(account, password);
        }

        var stored = before is null ? await people.CreateAsync(account) : await people.UpdateAsync(account);
        if (!stored.Succeeded)
            return AnotherVersion(await people.FindByIdAsync(id));
        Record(http, before, account, body.Password is not null);
        if (!account.Enabled || body.Password is not null || account.Technician != technicianBefore)
            await phones.Ended(account.Id, technicianBefore);
        Versions.Write(http.Response, account.Version);
        var answer = AccountResponse.Of(account, clock.Now());
        return before is null ? TypedResults.Created($"/api/v1/accounts/{account.Id}", answer) : TypedResults.Ok(answer);
    }

    private static Task<IResult> Unlock(string id, UserManager<Account> people, HttpContext http) => Change(
        id, people, http, "unlocked", account => (account.AccessFailedCount, account.LockoutEnd) = (0, null));

    private static async Task<IResult> SignOut(
        string id, UserManager<Account> people, IAccessTokenStore tokens, TokenCredentials credentials, PhoneSessions phones, HttpContext http, TimeProvider clock)
    {
        if (await Existing(people, id) is not { } account)
            return Unknown(id);
        var revoked = await tokens.RevokeAll(account.Id, clock.Now(), CancellationToken.None);
        credentials.ForgetAll();
        await phones.Ended(account.Id, account.Technician);
        return await Change(
            id, people, http, string.Create(CultureInfo.InvariantCulture, $"signed out everywhere, {revoked} tokens revoked"), account => account.SecurityStamp = AccountPasswords.NewStamp());
    }

    private static Task<IResult> RemoveAuthenticator(string id, UserManager<Account> people, HttpContext http) =>
        Change(id, people, http, "authenticator removed", account => account.RemoveAuthenticator());

    private static async Task<IResult> Change(string id, UserManager<Account> people, HttpContext http, string what, Action<Account> change)
    {
        if (await Existing(people, id) is not { } account)
            return Unknown(id);
        await people.Change(account.Id, fresh =>
        {
            change(fresh);
            return people.UpdateAsync(fresh);
        });
        http.Did(AuditKinds.AccountChanged, account.Id, what);
        return TypedResults.NoContent();
    }

    private static void Record(HttpContext http, Account? before, Account account, bool password)
    {
        http.Did(
            before is null ? AuditKinds.AccountCreated : AuditKinds.AccountChanged,
            account.Id,
            before is null || Describe(before) == Describe(account) ? Describe(account) : $"{Describe(before)} → {Describe(account)}");
        if (password && before is not null)
            http.Did(AuditKinds.CredentialsChanged, account.Id, "password");
    }

    private static string Describe(Account account) => string.Join(", ", new[]
    {
        account.Role,
        account.Cells.Count == 0 ? null : $"cells {string.Join(" ", account.Cells)}",
        account.Technician is null ? null : $"technician {account.Technician}",
        account.Enabled ? null : "disabled",
    }.OfType<string>());

    private static async Task<Account?> Existing(UserManager<Account> people, string id) => RosterPaths.IsId(id) ? await people.FindByIdAsync(id) : null;

    private static IResult Unknown(string id) => Problem.NotFound(ProblemCodes.UnknownAccount, $"There is no account '{id}'.");

    private static IResult AnotherVersion(Account? account) => Problem.Result(
        StatusCodes.Status412PreconditionFailed,
        RefusalCodes.VersionMismatch,
        string.Create(CultureInfo.InvariantCulture, $"You saw another version: {(account is null ? "it does not exist" : $"it is version {account.Version} now")}."));
}
