using Dispatch.Testing;

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
        return Issuer.Settings;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
