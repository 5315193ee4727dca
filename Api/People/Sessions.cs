using Dispatch.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Dispatch.People;

/// <summary>
/// The sessions of browsers, whatever people signed in with: a new one, with an id of its own, with every sign-in; none after signing out; and the one before
/// is over. An id that is over opens nothing, whoever kept a copy of its cookie.
/// </summary>
internal sealed class Sessions(IEndedSessions ended, TimeProvider clock, IOptions<SignInOptions> options)
{
    private const string BegunAt = "begun";

    private readonly ShortMemory<bool> _ended = new(ended.Contains, clock);

    /// <summary>Begins a session for somebody; from now on the request is theirs as well.</summary>
    public async Task Begin(HttpContext http, SignedIn who)
    {
        await EndCurrent(http);
        var (session, properties) = New(who);
        var principal = session.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal, properties);
        http.User = principal;
    }

    /// <summary>Somebody in a session that begins now, and what goes with its cookie.</summary>
    public (SignedIn Who, AuthenticationProperties Properties) New(SignedIn who) => (
        who with { Session = Guid.NewGuid().ToString("N") },
        new AuthenticationProperties { IsPersistent = true, Items = { [BegunAt] = Instants.Format(clock.Now()) } });

    /// <summary>Ends the session of the request: its cookie is taken back, and a copy of it opens nothing.</summary>
    public async Task End(HttpContext http)
    {
        await EndCurrent(http);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>Ends a session by its id: at once in this process, within <see cref="ShortMemory{T}.Lasts"/> in others.</summary>
    public async Task End(string session)
    {
        var now = clock.Now();
        // No cookie outlives the longest session. Whoever leaves does not wait for the answer, and has left all the same.
        await ended.Add(session, now, now + Longest, CancellationToken.None);
        _ended.Forget(session);
    }

    /// <summary>Whether a session was ended.</summary>
    public ValueTask<bool> IsOver(string session, CancellationToken cancellationToken) => _ended.Get(session, cancellationToken);

    /// <summary>Whether a session has lasted as long as one may.</summary>
    public bool IsTooOld(AuthenticationProperties properties) =>
        !properties.Items.TryGetValue(BegunAt, out var begun) || begun is null || Instants.Parse(begun) + Longest <= clock.GetUtcNow();

    private TimeSpan Longest => TimeSpan.FromHours(options.Value.LongestSessionHours);

    private Task EndCurrent(HttpContext http) => SignedIn.Of(http.User)?.Session is { } session ? End(session) : Task.CompletedTask;
}
