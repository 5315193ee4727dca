using System.Threading.RateLimiting;
using Dispatch.Security.Rates;
using Microsoft.AspNetCore.Http;

namespace Dispatch.Unit.Security;

/// <summary>How many requests are under way at once.</summary>
public sealed class CrowdingTests : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _all;
    private readonly PartitionedRateLimiter<HttpContext> _ticket;

    public CrowdingTests()
    {
        var options = new RateLimitOptions { Commands = 3, Questions = 5, CommandsOfOneTicket = 2 };
        (_all, _ticket) = (Crowding.OfAll(options), Crowding.OfOneTicket(options));
    }

    public void Dispose()
    {
        _all.Dispose();
        _ticket.Dispose();
    }

    [Fact]
    public void Commands_and_questions_leave_each_other_their_share()
    {
        Assert.Equal(3, UnderWay(_all, "POST", "/api/v1/tickets"));
        Assert.Equal(0, UnderWay(_all, "PUT", "/api/v1/cells/north"));
        Assert.Equal(5, UnderWay(_all, "GET", "/api/v1/tickets"));
        Assert.Equal(0, UnderWay(_all, "HEAD", "/API/v1/cells"));
    }

    [Theory]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/hubs/dispatch")]
    [InlineData("GET", "/")]
    public void Pages_health_and_the_hub_are_not_counted(string method, string path) => Assert.Equal(100, UnderWay(_all, method, path));

    [Fact]
    public void A_ticket_that_everybody_hurries_to_leaves_the_others_their_places()
    {
        Assert.Equal(2, UnderWay(_ticket, "POST", "/api/v1/tickets/T-1001/note"));
        Assert.Equal(0, UnderWay(_ticket, "POST", "/api/v1/tickets/t-1001/assign"));
        Assert.Equal(2, UnderWay(_ticket, "POST", "/api/v1/tickets/T-1002/note"));
        Assert.Equal(100, UnderWay(_ticket, "POST", "/api/v1/tickets"));
        Assert.Equal(100, UnderWay(_ticket, "GET", "/api/v1/tickets/T-1001/events"));
        Assert.Equal(100, UnderWay(_ticket, "POST", "/api/v1/tickets/nonsense/note"));
    }

    [Fact]
    public void Who_has_an_answer_makes_room()
    {
        for (var i = 0; i < 10; i++)
        {
            using var lease = _all.AttemptAcquire(Asking("POST", "/api/v1/tickets"));
            Assert.True(lease.IsAcquired);
        }
    }

    /// <summary>How many of a hundred that are not answered yet are let in.</summary>
    private static int UnderWay(PartitionedRateLimiter<HttpContext> limiter, string method, string path) =>
        Enumerable.Range(0, 100).Count(_ => limiter.AttemptAcquire(Asking(method, path)).IsAcquired);

    private static DefaultHttpContext Asking(string method, string path)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path) = (method, path);
        return context;
    }
}
