using System.Net;
using System.Security.Cryptography;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Attachments;

/// <summary>No line of a journal is without its bytes, whenever the process dies.</summary>
public sealed class AttachmentCrashTests
{
    [Fact]
    public async Task Files_that_a_journal_names_are_whole_after_kill_9()
    {
        using var directory = new TempDirectory();
        await using var server = await ServerProcess.Start($"--Dispatch:DataDirectory={directory.Path}");
        var api = new Caller(server.Http);
        (await api.Put("/cells/own", new { name = "own", level = 1, domain = "network", mode = "manual" })).Is(HttpStatusCode.Created);
        var number = (await api.Report("own")).Number;
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xDA, 0x00, 0x02, .. new byte[1_500_000], 0xFF, 0xD9];
        var acknowledged = 0;
        for (var kill = 0; kill < 3; kill++)
        {
            var sending = Enumerable.Range(0, 4).Select(_ => SendUntilCut()).ToList();
            var before = acknowledged;
            await Poll.Until(() => Task.FromResult(Volatile.Read(ref acknowledged) >= before + 2), "some were acknowledged");
            await server.Kill();
            await Task.WhenAll(sending);
            await server.Start();
        }

        var files = (await api.Get($"/tickets/{number}/attachments")).Is(HttpStatusCode.OK).Items;
        Assert.True(files.Count >= acknowledged, $"{acknowledged} were acknowledged, {files.Count} are there.");
        foreach (var file in files)
        {
            using var answer = await server.Http.GetAsync(new Uri($"/api/v1/tickets/{number}/attachments/{file!["id"]}", UriKind.Relative));
            Assert.Equal(SHA256.HashData(picture), SHA256.HashData(await answer.Content.ReadAsByteArrayAsync()));
        }

        async Task SendUntilCut()
        {
            for (var i = 0; i < 3; i++)
            {
                try
                {
                    using var content = new ByteArrayContent(picture);
                    using var answer = await server.Http.PostAsync(new Uri($"/api/v1/tickets/{number}/attachments?kind=photo&name=p.jpg", UriKind.Relative), content);
                    if (answer.StatusCode is HttpStatusCode.Created)
                        Interlocked.Increment(ref acknowledged);
                }
                catch (HttpRequestException)
                {
                    return;
                }
            }
        }
    }
}
