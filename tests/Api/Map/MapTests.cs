using System.Net;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Map;

/// <summary>Where the map's tiles come from is a setting: the page is told, and its content policy lets them in and nothing else.</summary>
public sealed class MapTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("https://tiles.example.org:8443/osm/{z}/{x}/{y}.png", "img-src 'self' data: https://tiles.example.org:8443")]
    [InlineData("/tiles/{z}/{x}/{y}.png", "img-src 'self' data:")]
    [InlineData("", "img-src 'self' data:")]
    public async Task The_tiles_of_the_setting(string tiles, string policy)
    {
        await using var server = await ServerProcess.Start($"--Dispatch:DataDirectory={_directory.Path}", $"--Dispatch:Map:Tiles={tiles}", "--Dispatch:Map:Attribution=© those who made it");
        using var answer = await server.Http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.EndsWith(policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var map = (await new Caller(server.Http).Get("/api/v1/map")).Is(HttpStatusCode.OK);
        Assert.Equal(tiles.Length > 0 ? tiles : null, map["tiles"]?.GetValue<string>());
        Assert.Equal("© those who made it", map["attribution"]?.GetValue<string>());
    }
}
