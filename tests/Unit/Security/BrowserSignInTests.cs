using System.Security.Claims;
using Dispatch.Audit;
using Dispatch.People;
using Dispatch.Security.OpenIdConnect;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Security;

/// <summary>What a browser gets at the end of its way through the issuer, and what the audit log says about it.</summary>
public sealed class BrowserSignInTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
    private readonly NamesOnly _accounts = new();
    private readonly Log _log = new();

    [Fact]
    public async Task A_session_ends_when_the_settings_say_and_is_not_prolonged()
    {
        var ticket = await Receive("desk");
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromMinutes(90), ticket.Properties!.ExpiresUtc);
        Assert.False(ticket.Properties.AllowRefresh);
        Assert.False(ticket.Properties.IsPersistent);
        var who = SignedIn.Of(ticket.Principal)!;
        Assert.NotNull(who.Session);
        Assert.Equal("oidc:1800005400", who.Credential);
        Assert.Equal((AuditKinds.SignedIn, "marie", "dispatcher"), (_log.Only.Kind, _log.Only.Actor, _log.Only.Role));

        var issuer = new ExpiringCredential(ExpiringCredential.Session, Accounts(), _clock);
        _clock.Advance(TimeSpan.FromMinutes(90) - TimeSpan.FromSeconds(1));
        Assert.Equal(who, await issuer.Renew(who, CancellationToken.None));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await issuer.Renew(who, CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_has_no_role_is_refused_with_a_line_in_the_audit_log()
    {
        var ticket = await Receive("unknown");
        Assert.True(ticket.Result.Handled);
        Assert.Equal("/?problem=no-role", ticket.Response.Headers.Location);
        Assert.Equal((AuditKinds.SignInFailed, "marie", null), (_log.Only.Kind, _log.Only.Actor, _log.Only.Role));
        Assert.Contains("'roles'", _log.Only.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_the_name_of_an_account_is_refused_with_a_line_in_the_audit_log()
    {
        _accounts.Names.Add("Marie");
        var ticket = await Receive("desk");
        Assert.True(ticket.Result.Handled);
        Assert.Equal("/?problem=name-taken", ticket.Response.Headers.Location);
        Assert.Equal((AuditKinds.SignInFailed, "marie", null), (_log.Only.Kind, _log.Only.Actor, _log.Only.Role));
    }

    [Fact]
    public async Task A_session_ends_when_an_account_gets_the_name()
    {
        var issuer = new ExpiringCredential(ExpiringCredential.Session, Accounts(), _clock);
        var who = SignedIn.Of((await Receive("desk")).Principal)!;
        Assert.Equal(who, await issuer.Renew(who, CancellationToken.None));
        _accounts.Names.Add("MARIE");
        _clock.Advance(ShortMemory<bool>.Lasts);
        Assert.Null(await issuer.Renew(who, CancellationToken.None));
    }

    private AccountCredentials Accounts() => new(_accounts, _clock);

    private async Task<TicketReceivedContext> Receive(string role)
    {
        var options = Issuers.Options(("SessionLength", "01:30:00"));
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim("preferred_username", "marie"), new Claim("roles", role)], "test"));
        var scheme = new AuthenticationScheme(OpenIdConnectDefaults.AuthenticationScheme, null, typeof(OpenIdConnectHandler));
        var context = new TicketReceivedContext(
            new DefaultHttpContext(), scheme, new OpenIdConnectOptions(), new AuthenticationTicket(principal, new AuthenticationProperties(), scheme.Name));
        var sessions = new Sessions(new NothingEnded(), _clock, Options.Create(new SignInOptions()));
        var people = new IssuersPeople(new ClaimsReader(options), Accounts());
        await new BrowserSignIn(people, options, _log, sessions, _clock, NullLogger<BrowserSignIn>.Instance).TicketReceived(context);
        return context;
    }

    private sealed class Log : IAuditLog
    {
        private readonly List<AuditEntry> _entries = [];

        public AuditEntry Only => Assert.Single(_entries);

        public Task Record(AuditEntry entry, CancellationToken cancellationToken = default)
        {
            _entries.Add(entry);
            return Task.CompletedTask;
        }

        public Task<string> Begin(AuditEntry entry, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task End(string begun, IReadOnlyList<AuditEntry> lines, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<int> EndAbandoned(DateTimeOffset before, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<AuditLine>> Read(AuditFilter filter, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
