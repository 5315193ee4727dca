using System.Net;
using System.Threading.RateLimiting;
using BenchmarkDotNet.Attributes;
using Dispatch.Access;
using Dispatch.Security;
using Dispatch.Security.Rates;
using Microsoft.AspNetCore.Http;

namespace Dispatch.Bench.Security;

/// <summary>What the limits cost every request: a part of a microsecond.</summary>
[MemoryDiagnoser]
public class RateBenchmarks
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = RateSetup.Create(new RateLimitOptions
    {
        People = Many(),
        Programs = Many(),
        Addresses = Many(),
    });

    private readonly HttpContext _administrator = Request("administrator", AdminTokenHandler.SchemeName, token: true);
    private readonly HttpContext _program = Request("program", "token:1", token: true);
    private readonly HttpContext _person = Request("person", "password", token: false);
    private readonly HttpContext _nobody = Request(null, "", token: false);

    /// <summary>With the administrator's token, which is not limited.</summary>
    [Benchmark]
    public bool Administrator() => Ask(_administrator);

    /// <summary>With another token.</summary>
    [Benchmark]
    public bool Program() => Ask(_program);

    /// <summary>With a cookie.</summary>
    [Benchmark]
    public bool Person() => Ask(_person);

    /// <summary>Without any.</summary>
    [Benchmark]
    public bool Nobody() => Ask(_nobody);

    private static RateLimit Many() => new() { Requests = 10_000_000, Burst = 10_000_000 };

    private static DefaultHttpContext Request(string? identity, string credential, bool token)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path, context.Connection.RemoteIpAddress) = ("POST", "/api/v1/tickets/T-1001/note", IPAddress.Loopback);
        if (token)
            context.Request.Headers.Authorization = "Bearer x";
        if (identity is not null)
            context.User = new SignedIn(identity, Roles.Dispatcher) { Credential = credential }.ToPrincipal("benchmark");
        return context;
    }

    private bool Ask(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }
}
