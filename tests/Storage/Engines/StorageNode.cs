using Dispatch.Attachments;
using Dispatch.Audit;
using Dispatch.Dispatching;
using Dispatch.Hosting;
using Dispatch.People;
using Dispatch.Privacy;
using Dispatch.Roster;
using Dispatch.Sla;
using Dispatch.Storage;
using Dispatch.Storage.Commits;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Tests.Storage.Engines;

/// <summary>The storage layer of one process, started.</summary>
public sealed class StorageNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StorageNode(ServiceProvider services) => _services = services;

    public ITicketStore Store => _services.GetRequiredService<ITicketStore>();

    public IDispatchQueries Dispatching => _services.GetRequiredService<IDispatchQueries>();

    public ITicketQueries Queries => _services.GetRequiredService<ITicketQueries>();

    public INotificationStore Notifications => _services.GetRequiredService<INotificationStore>();

    public IRequesterStore Requesters => _services.GetRequiredService<IRequesterStore>();

    public IOutcomeQueries Outcomes => _services.GetRequiredService<IOutcomeQueries>();

    public IAttachmentStore Attachments => _services.GetRequiredService<IAttachmentStore>();

    public IFlowQueries Flows => _services.GetRequiredService<IFlowQueries>();

    public IAuditLog Audit => _services.GetRequiredService<IAuditLog>();

    public IAccountStore Accounts => _services.GetRequiredService<IAccountStore>();

    public IAccessTokenStore Tokens => _services.GetRequiredService<IAccessTokenStore>();

    public IEndedSessions EndedSessions => _services.GetRequiredService<IEndedSessions>();

    public IRosterQueries Roster => _services.GetRequiredService<IRosterQueries>();

    public static Task<StorageNode> Start(Database database) => Start(services => services.AddDispatchStorage(database));

    public static Task<StorageNode> Start(DatabaseOptions options) => Start(services => services.AddDispatchStorage(options));

    /// <summary>As a member of a cluster.</summary>
    public static Task<StorageNode> Start(DatabaseOptions options, MemberIdentity member) => Start(services => services.AddDispatchStorage(options).AddSingleton(member));

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await service.StoppedAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private static async Task<StorageNode> Start(Action<IServiceCollection> add)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Critical));
        add(collection);
        var services = collection.BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await service.StartingAsync(CancellationToken.None);
        return new StorageNode(services);
    }
}
