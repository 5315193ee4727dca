using System.Collections.Concurrent;
using System.Security.Claims;
using Dispatch.Access;
using Dispatch.People;
using Dispatch.Security.Connections;
using Dispatch.Security.OpenIdConnect;
using Dispatch.Tickets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Security;

/// <summary>Connections whose credentials are withdrawn, change, or cannot be asked about.</summary>
public sealed class ConnectionWatchTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Issuer _issuer = new();
    private readonly NothingEnded _ended = new();
    private readonly Sessions _sessions;
    private readonly LiveConnections _connections = new();
    private readonly ConnectionWatch _watch;

    public ConnectionWatchTests()
    {
        _sessions = new Sessions(_ended, phones: null!, _clock, Options.Create(new SignInOptions()));
        _watch = new ConnectionWatch(
            _connections,
            new Credentials([_issuer, new ExpiringCredential(ExpiringCredential.Token, new AccountCredentials(new NamesOnly(), _clock), _clock)], _sessions),
            Options.Create(new SignInOptions()),
            _clock,
            NullLogger<ConnectionWatch>.Instance);
    }

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task What_no_longer_stands_is_ended_and_what_stands_stays()
    {
        var (gone, stays, unknown) = (await Open("test:gone"), await Open("test:stays"), await Open("nobody's:1"));
        var jwt = await Open(ExpiringCredential.OfToken(_clock.GetUtcNow() + TimeSpan.FromSeconds(20), "a"));
        _issuer.Answer = who => who.Credential == "test:gone" ? null : who;
        await Round();
        Assert.Equal([true, false, true, false], [gone.Ended, stays.Ended, unknown.Ended, jwt.Ended]);
        _clock.Advance(TimeSpan.FromSeconds(20));
        await Round();
        Assert.True(jwt.Ended);
        Assert.False(stays.Ended || stays.Dropped);
    }

    [Fact]
    public async Task Whose_rights_changed_may_come_back_with_the_new_ones()
    {
        var connection = await Open("test:1");
        _issuer.Answer = who => who with { Name = "Marie" };
        await Round();
        Assert.False(connection.Dropped);
        _issuer.Answer = who => who with { Cells = ["network"] };
        await Round();
        Assert.True(connection.Dropped);
        Assert.False(connection.Ended);
    }

    [Fact]
    public async Task A_credential_is_asked_about_once_whatever_the_number_of_its_connections()
    {
        for (var i = 0; i < 20; i++)
            await Open("test:1");
        var closed = await Open("test:2");
        await _connections.OnDisconnectedAsync(Lifetime(closed), null, (_, _) => Task.CompletedTask);
        await Round();
        Assert.Equal(["test:1"], _issuer.Asked);
    }

    [Fact]
    public async Task A_session_that_was_ended_is_over_whatever_it_was_signed_in_with_also_when_another_process_ended_it()
    {
        var (here, elsewhere, stays) = (await Open("test:1", "here"), await Open("test:1", "elsewhere"), await Open("test:1", "stays"));
        await Round();
        Assert.False(here.Ended || elsewhere.Ended || stays.Ended);
        await _sessions.End("here");
        await _ended.Add("elsewhere", _clock.GetUtcNow(), _clock.GetUtcNow());
        await Round();
        Assert.True(here.Ended);
        _clock.Advance(ShortMemory<bool>.Lasts);
        await Round();
        Assert.True(elsewhere.Ended);
        Assert.False(stays.Ended || stays.Dropped);
    }

    [Fact]
    public async Task Nobody_is_ended_because_the_store_is_away()
    {
        var (first, second) = (await Open("test:1"), await Open("test:2"));
        _issuer.Answer = _ => throw new StoreUnavailableException("away");
        await Round();
        Assert.False(first.Ended || second.Ended);
        _issuer.Answer = _ => null;
        await Round();
        Assert.True(first.Ended && second.Ended);
    }

    private Task Round() => _watch.Check(CancellationToken.None);

    private async Task<Connection> Open(string credential, string? session = null)
    {
        var connection = new Connection(new SignedIn("marie", Roles.Dispatcher) { Credential = credential, Session = session });
        await _connections.OnConnectedAsync(Lifetime(connection), _ => Task.CompletedTask);
        return connection;
    }

    private static HubLifetimeContext Lifetime(Connection connection) =>
        new(connection, new ServiceCollection().BuildServiceProvider(), new NoHub());

    private sealed class NoHub : Hub;

    private sealed class Connection : HubCallerContext, IConnectionLifetimeFeature
    {
        public Connection(SignedIn who)
        {
            User = who.ToPrincipal("test");
            Features.Set<IConnectionLifetimeFeature>(this);
        }

        public bool Ended { get; private set; }

        public bool Dropped { get; private set; }

        public override string ConnectionId { get; } = Guid.NewGuid().ToString("N");

        public override string? UserIdentifier => null;

        public override ClaimsPrincipal User { get; }

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted => CancellationToken.None;

        CancellationToken IConnectionLifetimeFeature.ConnectionClosed { get; set; }

        public override void Abort() => Ended = true;

        void IConnectionLifetimeFeature.Abort() => Dropped = true;
    }

    private sealed class Issuer : ICredentialIssuer
    {
        public ConcurrentQueue<string> Asked { get; } = [];

        public Func<SignedIn, SignedIn?> Answer { get; set; } = who => who;

        public string Prefix => "test:";

        public ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken)
        {
            Asked.Enqueue(who.Credential);
            return ValueTask.FromResult(Answer(who));
        }
    }
}
