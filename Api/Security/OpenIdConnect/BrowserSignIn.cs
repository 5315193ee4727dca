using Dispatch.Audit;
using Dispatch.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Dispatch.Security.OpenIdConnect;

/// <summary>The end of a browser's way through the issuer: a cookie of ours for whoever has a role here; for everybody else the first page, which says why not.</summary>
internal sealed partial class BrowserSignIn(IssuersPeople people, IssuerOptions options, IAuditLog audit, Sessions sessions, TimeProvider clock, ILogger<BrowserSignIn> logger)
    : OpenIdConnectEvents
{
    /// <summary>The sign-in was broken off, is too old, was used already, or is not what was asked for.</summary>
    public const string Failed = "/?problem=sign-in-failed";

    /// <summary>The issuer does not answer.</summary>
    public const string IssuerAway = "/?problem=issuer-away";

    /// <summary>Goes with a browser to the issuer and back: the session that it was in, which is over when another begins.</summary>
    public const string Former = "former";

    /// <summary>The framework takes an id token without a signature when it comes straight from the issuer; we want the signature as well.</summary>
    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (string.IsNullOrEmpty(context.SecurityToken.RawSignature))
            context.Fail("The id token is not signed.");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var reading = await people.Read(context.Principal!, context.HttpContext.RequestAborted);
        var address = AuditEntries.AddressOf(context.HttpContext.Connection);
        if (reading.Who is not { } who)
        {
            await audit.Record(
                new AuditEntry(AuditKinds.SignInFailed, reading.Id, null, options.Name, address, reading.Refusal), context.HttpContext.RequestAborted);
            context.Response.Redirect($"/?problem={reading.Code}");
            context.HandleResponse();
            return;
        }

        var end = clock.GetUtcNow() + options.SessionLength;
        await audit.Record(new AuditEntry(AuditKinds.SignedIn, who.Id, who.Role, options.Name, address), context.HttpContext.RequestAborted);
        if (context.Properties?.Items.TryGetValue(Former, out var former) is true && former is not null)
            await sessions.End(former);
        (var session, context.Properties) = sessions.New(who with { Credential = ExpiringCredential.OfSession(end) });
        context.Principal = session.ToPrincipal(context.Scheme.Name);
        (context.Properties.IsPersistent, context.Properties.ExpiresUtc, context.Properties.AllowRefresh) = (false, end, false);
    }

    /// <inheritdoc />
    public override Task RemoteFailure(RemoteFailureContext context)
    {
        LogFailed(context.Failure?.Message);
        context.Response.Redirect(Failed);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in at the issuer failed: {Reason}")]
    private partial void LogFailed(string? reason);
}
