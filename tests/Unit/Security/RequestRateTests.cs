using System.Net;
using System.Threading.RateLimiting;
using Dispatch.Access;
using Dispatch.Security;
using Dispatch.Security.Rates;
using Microsoft.AspNetCore.Http;

namespace Dispatch.Unit.Security;

/// <summary>Whom a request counts for, and that each has a bucket of their own.</summary>
public sealed class RequestRateTests : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = RateSetup.Create(new RateLimitOptions
    {
        People = Few(3),
        Programs = Few(5),
        Addresses = Few(4),
        SignIns = Few(2),
        WrongTokens = Few(1),
    });

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    [Fact]
    public void The_flood_of_one_is_not_another_s()
    {
        Assert.Equal(3, Taken(() => Person("ada")));
        Assert.Equal(3, Taken(() => Person("bob")));
        Assert.Equal(5, Taken(() => Program("ada")));
        Assert.Equal(4, Taken(() => Nobody("192.0.2.1")));
        Assert.Equal(4, Taken(() => Nobody("192.0.2.2")));
        Assert.Equal(0, Taken(() => Person("ada")));
    }

    [Fact]
    public void A_network_of_IPv6_is_one_sender_and_IPv4_is_the_same_in_both_forms()
    {
        Assert.Equal(4, Taken(() => Nobody($"2001:db8:0:1::{Random.Shared.Next(1, 0xffff):x}")));
        Assert.Equal(4, Taken(() => Nobody("2001:db8:0:2::1")));
        Assert.Equal(4, Taken(() => Nobody("192.0.2.1")));
        Assert.Equal(0, Taken(() => Nobody("::ffff:192.0.2.1")));
    }

    [Fact]
    public void Wrong_tokens_use_up_the_address_for_wrong_tokens_only()
    {
        Assert.Equal(1, Taken(() => WithToken(Nobody("192.0.2.1"))));
        Assert.Equal(4, Taken(() => Nobody("192.0.2.1")));
        Assert.Equal(5, Taken(() => Program("ada", "192.0.2.1")));
    }

    [Theory]
    [InlineData("POST", "/api/v1/session", 2)]
    [InlineData("POST", "/API/v1/Session/", 2)]
    [InlineData("GET", "/api/v1/session", 4)]
    [InlineData("POST", "/api/v1/session/demo", 4)]
    [InlineData("POST", "/api/v1/sessions", 4)]
    public void Passwords_are_tried_slowly_from_one_address(string method, string path, int taken) => Assert.Equal(taken, Taken(() => Asking(Nobody("192.0.2.1"), method, path)));

    [Fact]
    public void A_sign_in_counts_for_the_address_also_of_somebody_who_is_signed_in() =>
        Assert.Equal(2, Taken(() => Asking(Person($"person-{Guid.NewGuid()}"), "POST", "/api/v1/session")));

    [Fact]
    public void The_administrator_s_token_and_the_watch_over_the_server_are_not_limited()
    {
        Assert.Equal(100, Taken(() => WithToken(SignedInAs("administrator", AdminTokenCredentials.Credential))));
        Assert.Equal(100, Taken(() => Asking(Nobody("192.0.2.1"), "GET", "/health/ready")));
        Assert.Equal(100, Taken(() => Asking(Program("ada"), "GET", "/health/ready")));
    }

    [Fact]
    public void What_is_refused_says_when_to_come_again()
    {
        Taken(() => Person("ada"));
        using var lease = _limiter.AttemptAcquire(Person("ada"));
        Assert.True(lease.TryGetMetadata(MetadataName.RetryAfter, out var after));
        Assert.InRange(after, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData(0, 1, "00:00:01", "People:Requests")]
    [InlineData(1, 0, "00:00:01", "People:Burst")]
    [InlineData(1, 1, "00:00:00.5", "People:Per")]
    [InlineData(1, 1, "02:00:00", "People:Per")]
    public void A_limit_that_cannot_be_is_named(int requests, int burst, string per, string key)
    {
        var options = new RateLimitOptions { People = new RateLimit { Requests = requests, Burst = burst, Per = TimeSpan.Parse(per, System.Globalization.CultureInfo.InvariantCulture) } };
        Assert.Contains("Dispatch:RateLimits:" + key, Assert.Single(new RateLimitOptions.Validator().Validate(null, options).Failures!), StringComparison.Ordinal);
        Assert.True(new RateLimitOptions.Validator().Validate(null, new RateLimitOptions()).Succeeded);
    }

    private static RateLimit Few(int burst) => new() { Requests = 1, Per = TimeSpan.FromHours(1), Burst = burst };

    private static DefaultHttpContext Nobody(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return Asking(context, "GET", "/api/v1/cells");
    }

    private static DefaultHttpContext SignedInAs(string identity, string credential, string address = "192.0.2.1")
    {
        var context = Nobody(address);
        context.User = new SignedIn(identity, Roles.Dispatcher) { Credential = credential }.ToPrincipal("test");
        return context;
    }

    private static DefaultHttpContext Person(string identity) => SignedInAs(identity, "password");

    private static DefaultHttpContext Program(string identity, string address = "192.0.2.1") => WithToken(SignedInAs(identity, "token:1", address));

    private static DefaultHttpContext WithToken(DefaultHttpContext context)
    {
        context.Request.Headers.Authorization = "Bearer x";
        return context;
    }

    private static DefaultHttpContext Asking(DefaultHttpContext context, string method, string path)
    {
        (context.Request.Method, context.Request.Path) = (method, path);
        return context;
    }

    /// <summary>How many of a hundred requests are let through.</summary>
    private int Taken(Func<HttpContext> request) => Enumerable.Range(0, 100).Count(_ =>
    {
        using var lease = _limiter.AttemptAcquire(request());
        return lease.IsAcquired;
    });
}
