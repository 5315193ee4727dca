using Dispatch.Attachments;
using Dispatch.Audit;
using Dispatch.Dispatching;
using Dispatch.People;
using Dispatch.Privacy;
using Dispatch.Resilience;
using Dispatch.Roster;
using Dispatch.Sla;
using Dispatch.Storage;
using Dispatch.Storage.Attachments;
using Dispatch.Storage.Audit;
using Dispatch.Storage.Commits;
using Dispatch.Storage.Dispatching;
using Dispatch.Storage.Migrations;
using Dispatch.Storage.Notifications;
using Dispatch.Storage.People;
using Dispatch.Storage.Privacy;
using Dispatch.Storage.Reports;
using Dispatch.Storage.Roster;
using Dispatch.Storage.Tickets;
using Dispatch.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Storage;

namespace Dispatch.Hosting;

/// <summary>Registers the storage layer.</summary>
public static class DispatchStorageHosting
{
    /// <summary>Name of the rows beneath the roster's storage.</summary>
    private const string GrainRows = RosterStorage.Name + "-rows";

    /// <summary>
    /// Adds the stores and queries on the database that the configuration names. The database is opened, and its schema brought up to date, before any
    /// hosted service starts.
    /// </summary>
    public static IServiceCollection AddDispatchStorage(this IServiceCollection services) =>
        services.AddDispatchStorage(provider => DatabaseOptions.Read(provider.GetRequiredService<IConfiguration>()));

    /// <summary>The same on this database.</summary>
    public static IServiceCollection AddDispatchStorage(this IServiceCollection services, DatabaseOptions options) => services.AddDispatchStorage(_ => options);

    /// <summary>The same on a database that others in this process use as well; whoever made it disposes of it.</summary>
    public static IServiceCollection AddDispatchStorage(this IServiceCollection services, Database database)
    {
        services.AddSingleton(database);
        return services.AddStores();
    }

    /// <summary>
    /// Keeps technicians, cells and reminders of this silo in the database that <c>AddDispatchStorage</c> registered.
    /// </summary>
    public static ISiloBuilder UseDispatchStorage(this ISiloBuilder silo)
    {
        silo.AddAdoNetGrainStorage(GrainRows, (OptionsBuilder<AdoNetGrainStorageOptions> options) => options.Configure<Database>((rows, database) =>
        {
            rows.Invariant = database.Invariant;
            rows.DataSource = database.GrainRows;
            rows.GrainStorageSerializer = new DispatchJsonStorage();
        }));
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            RosterStorage.Name, (provider, _) => new QualifiedGrainStorage(
                provider.GetRequiredKeyedService<IGrainStorage>(GrainRows), provider.GetRequiredService<Database>()));

        silo.AddReminders();
        silo.UseAdoNetReminderService((OptionsBuilder<AdoNetReminderTableOptions> options) => options.Configure<Database>((reminders, database) =>
        {
            reminders.Invariant = database.Invariant;
            reminders.DataSource = database.Reminders;
        }));
        var table = silo.Services.Last(service => service.ServiceType == typeof(IReminderTable));
        silo.Services.Remove(table);
        silo.Services.AddSingleton<IReminderTable>(provider => new ReminderRows(
            (IReminderTable)(table.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, table.ImplementationType!)),
            provider.GetRequiredService<Database>()));
        return silo;
    }

    /// <summary>Adds the storage layer on a shared database and keeps this silo's grains in it: for test clusters of several silos in one process.</summary>
    public static ISiloBuilder UseDispatchStorage(this ISiloBuilder silo, Database database)
    {
        silo.Services.AddDispatchStorage(database);
        return silo.UseDispatchStorage();
    }

    private static IServiceCollection AddDispatchStorage(this IServiceCollection services, Func<IServiceProvider, DatabaseOptions> options)
    {
        services.AddSingleton(provider => Database.Create(options(provider), provider.GetRequiredService<ILoggerFactory>()));
        return services.AddStores();
    }

    private static IServiceCollection AddStores(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        StoragePipelines.Register(services);
        services.TryAddSingleton<OutboxBell>();
        services.AddSingleton<CommitLanes>();
        services.AddSingleton<StorageReads>();
        services.AddSingleton<StorageWrites>();
        services.AddSingleton<ISchemaVersions, SchemaVersions>();
        services.AddSingleton<ITicketStore, GroupCommitTicketStore>();
        services.AddSingleton<ITicketQueries, TicketQueries>();
        services.AddSingleton<IDispatchQueries, DispatchQueries>();
        services.AddSingleton<INotificationStore, NotificationStore>();
        services.AddSingleton<IRosterQueries, RosterQueries>();
        services.AddSingleton<IOutcomeQueries, OutcomeQueries>();
        services.AddSingleton<IFlowQueries, FlowQueries>();
        services.AddSingleton<IRequesterStore, RequesterStore>();
        services.AddSingleton<IAttachmentStore, AttachmentStore>();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<IAccountStore, AccountStore>();
        services.AddSingleton<IAccessTokenStore, AccessTokenStore>();
        services.AddSingleton<IEndedSessions, EndedSessions>();
        return services.AddHostedService<StorageLifetime>();
    }
}
