namespace Dispatch.Tests.Api.Security;

/// <summary>A server with an issuer.</summary>
public sealed class IssuedApi : ApiServer, IAsyncLifetime
{
    public const string Name = "server with an issuer";

    [CollectionDefinition(Name)]
    public sealed class Definition : ICollectionFixture<IssuedApi>;

    public TestIssuer Issuer { get; private set; } = null!;

    protected override async Task<string[]> Settings()
    {
        Issuer = await TestIssuer.Start();
        return
        [
            $"--Dispatch:OpenIdConnect:Authority={Issuer.Url}",
            $"--Dispatch:OpenIdConnect:ClientId={TestIssuer.ClientId}",
            $"--Dispatch:OpenIdConnect:ClientSecret={TestIssuer.ClientSecret}",
            $"--Dispatch:OpenIdConnect:Audience={TestIssuer.Audience}",
            "--Dispatch:OpenIdConnect:Roles:desk=dispatcher",
            "--Dispatch:OpenIdConnect:Roles:lead=manager",
            "--Dispatch:OpenIdConnect:Roles:everybody=requester",
            "--Dispatch:OpenIdConnect:Cells:first-line=cell-1",
        ];
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
