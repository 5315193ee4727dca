using Dispatch.Hosting;
using Dispatch.Roster;
using Dispatch.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Dispatch.Tests.Storage.Orleans;

/// <summary>A silo, hosted as the application hosts it.</summary>
internal sealed class SiloHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly TempDirectory _directory;

    private SiloHost(IHost host, TempDirectory directory) => (_host, _directory) = (host, directory);

    public IServiceProvider Services => _host.Services;

    public IGrainStorage Roster => Services.GetRequiredKeyedService<IGrainStorage>(RosterStorage.Name);

    public static async Task<SiloHost> Start(DatabaseOptions options, Action<IServiceCollection>? configure = null)
    {
        var directory = new TempDirectory();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [DatabaseOptions.ProviderKey] = options.Provider.ToString(),
            [DatabaseOptions.ConnectionStringKey] = options.ConnectionString,
            [DataDirectory.Key] = directory.Path,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.AddDispatchSilo();
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new SiloHost(host, directory);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _directory.Dispose();
    }
}
