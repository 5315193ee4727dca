using System.Net;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.People;

/// <summary>What was withdrawn by another process on the same database: this one remembers for a while what the store said, and no longer.</summary>
[Collection(SqliteApi.Name)]
public sealed class ElsewhereTests(SqliteApi server)
{
    [Fact]
    public async Task Sessions_and_tokens_that_were_ended_elsewhere_are_dead_within_a_minute()
    {
        var (stamped, stampedOne) = await server.HireAndSignIn();
        var (disabled, disabledOne) = await server.HireAndSignIn();
        var (demoted, demotedOne) = await server.HireAndSignIn("dispatcher");
        var made = (await stampedOne.Api.Post("/account/tokens", TokenTests.Body("read"))).Is(HttpStatusCode.Created);
        using var http = server.Process.Client(made["token"]!.GetValue<string>());
        var program = new Caller(http);
        (await program.Get("/tickets")).Is(HttpStatusCode.OK);
        foreach (var person in new[] { stampedOne, disabledOne, demotedOne })
            Assert.True(await person.IsKnown());

        await server.Execute($"update access_token set revoked_at = '2026-01-01T00:00:00.000Z' where account = '{stamped}'");
        await server.Execute($"update account set security_stamp = 'another' where id = '{stamped}'");
        await server.Execute($"update account set enabled = false where id = '{disabled}'");
        await server.Execute($"update account set role = 'requester' where id = '{demoted}'");
        await Poll.Until(
            async () => (await program.Get("/tickets")).Status is HttpStatusCode.Unauthorized
                && !await stampedOne.IsKnown()
                && !await disabledOne.IsKnown()
                && (await demotedOne.Api.Get("/cells")).Status is HttpStatusCode.NotFound,
            "all of them are out",
            TimeSpan.FromMinutes(1));
        foreach (var person in new[] { stampedOne, disabledOne, demotedOne })
            person.Dispose();
    }
}
