using Dispatch.Testing;

namespace Dispatch.Tests.Api.Durability;

/// <summary>An acknowledged command is durable, and acts once (promises 1, 2 and 6): <c>kill -9</c> at any instant loses none.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Three_kills_under_load_lose_nothing_and_repeat_nothing(string engine)
    {
        using var directory = new TempDirectory();
        string[] database = engine == "sqlite"
            ? []
            : ["--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={await (await PostgresServer.Shared).CreateDatabase()}"];
        await using var server = await ServerProcess.Start([$"--Dispatch:DataDirectory={directory.Path}", .. database]);
        await using var crowd = new Crowd([server], workers: 8);
        await crowd.Begin();
        for (var kill = 0; kill < 3; kill++)
        {
            await crowd.Achieves(200);
            await server.Kill();
            await server.Start();
        }

        await crowd.Achieves(100);
        await crowd.End();
        await crowd.AssertNothingIsLost();
    }
}
