using System.Text.Json.Nodes;
using Dispatch.Testing;

namespace Dispatch.Tests.Browser;

/// <summary>A region whose people sign in at an issuer, which is another site than the server.</summary>
public sealed class IssuedRegion : Region
{
    public TestIssuer Issuer { get; private set; } = null!;

    /// <summary>Whoever signs in next is this person.</summary>
    public void Comes(string id, string name, params string[] roles) => Issuer.Person = new JsonObject
    {
        ["preferred_username"] = id,
        ["name"] = name,
        ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]),
        ["cells"] = new JsonArray("first-line"),
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    protected override async Task<string[]> Settings()
    {
        Issuer = await TestIssuer.Start("localhost");
        return [.. Issuer.Settings, "--Dispatch:OpenIdConnect:Name=Contoso"];
    }
}
