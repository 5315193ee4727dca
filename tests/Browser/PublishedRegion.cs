using System.Diagnostics;
using System.Text.Json.Nodes;
using Dispatch.Testing;

namespace Dispatch.Tests.Browser;

/// <summary>A server that was published, with the compressed copies of its files, as an installation runs it; and is updated to another release.</summary>
public sealed class PublishedRegion : Region
{
    private const string Worker = "technician-worker.js";

    private readonly TempDirectory _installation = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _installation.Dispose();
    }

    /// <summary>Puts another release in the place of this one, which differs by its version, and starts it; answers that version.</summary>
    /// <param name="version">The version of the technician's page as it is.</param>
    public async Task<string> Update(string version)
    {
        await Server.Kill();
        var next = new string('0', version.Length);
        var worker = Path.Combine(_installation.Path, "wwwroot", Worker);
        await File.WriteAllTextAsync(worker, (await File.ReadAllTextAsync(worker)).Replace(version, next, StringComparison.Ordinal));

        // What the server knows of the file: no compressed copy any more, and another tag.
        var list = Path.Combine(_installation.Path, "Dispatch.Api.staticwebassets.endpoints.json");
        var assets = JsonNode.Parse(await File.ReadAllTextAsync(list))!;
        foreach (var asset in assets["Endpoints"]!.AsArray().Where(asset => (string?)asset!["Route"] == Worker).ToList())
        {
            if (asset!["Selectors"]!.AsArray().Count > 0)
                assets["Endpoints"]!.AsArray().Remove(asset);
            foreach (var header in asset["ResponseHeaders"]!.AsArray().Where(header => (string?)header!["Name"] == "ETag"))
                header!["Value"] = "\"next\"";
        }

        await File.WriteAllTextAsync(list, assets.ToJsonString());
        await Server.Start();
        return next;
    }

    protected override async Task<ServerProcess> Launch(string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])["publish", Repository.Path("Api", "Api.csproj"), "--no-build", "-c", Repository.Configuration, "-p:BuildWeb=false", "-o", _installation.Path, "-nologo"])
            start.ArgumentList.Add(argument);
        using var publish = Process.Start(start)!;
        var said = publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, await said);
        return await ServerProcess.StartPublished(_installation.Path, settings);
    }
}
