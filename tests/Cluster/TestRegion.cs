using Dispatch.Access;
using Dispatch.Cells;
using Dispatch.Hosting;
using Dispatch.Live;
using Dispatch.Sla;
using Dispatch.Storage;
using Dispatch.Technicians;
using Dispatch.Testing;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Reminders;
using Orleans.TestingHost;

namespace Dispatch.Tests.Cluster;

/// <summary>A real Orleans cluster on a real database, with cells, technicians and ways to give commands.</summary>
internal sealed class TestRegion : IAsyncDisposable
{
    public static readonly Actor Marie = new("marie", "dispatcher");

    private readonly SqliteTempDatabase? _file;
    private readonly Func<ITicketStore, ITicketStore>? _wrap;
    private readonly TimeProvider _clock;
    private readonly int _silos;
    private readonly Action<ISiloBuilder>? _configure;
    private Database _database;

    private TestRegion(Database database, SqliteTempDatabase? file, int silos, TimeProvider? clock, Func<ITicketStore, ITicketStore>? wrap, Action<ISiloBuilder>? configure) =>
        (_database, _file, _silos, _clock, _wrap, _configure) = (database, file, silos, clock is null ? TimeProvider.System : new CreepingClock(clock), wrap, configure);

    public InProcessTestCluster Cluster { get; private set; } = null!;

    public IGrainFactory Grains => Cluster.Client;

    /// <summary>The store as an outsider sees it.</summary>
    public ITicketStore Store => Cluster.Silos[0].ServiceProvider.GetRequiredService<ITicketStore>();

    public ITicketQueries Queries => Cluster.Silos[0].ServiceProvider.GetRequiredService<ITicketQueries>();

    /// <summary>Two silos on PostgreSQL, or one on SQLite.</summary>
    public static async Task<TestRegion> Start(
        string engine, int? silos = null, TimeProvider? clock = null, Func<ITicketStore, ITicketStore>? wrap = null, Action<ISiloBuilder>? configure = null)
    {
        var file = engine == "sqlite" ? new SqliteTempDatabase() : null;
        var options = file is null
            ? new DatabaseOptions(DatabaseProvider.Postgres, await (await PostgresServer.Shared).CreateDatabase())
            : new DatabaseOptions(DatabaseProvider.Sqlite, file.ConnectionString);
        var region = new TestRegion(Database.Create(options, NullLoggerFactory.Instance), file, silos ?? (file is null ? 2 : 1), clock, wrap, configure);
        await region.StartCluster();
        return region;
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await _database.DisposeAsync();
        _file?.Dispose();
    }

    public Task Cell(string id, int level = 1) => Grains.GetGrain<ISupportCellGrain>(GrainKeys.Cell(id))
        .Put(new CellProfile(id, id, level, id, CellKind.Internal, null, null, [], DispatchMode.Manual), null);

    public Task Technician(string id, int parallel = 5, params string[] cells) =>
        TechnicianGrain(id).Put(new TechnicianProfile(id, id, [.. cells], [], Parallel: parallel), null);

    public IRulebookGrain Rulebook => Grains.GetGrain<IRulebookGrain>(IRulebookGrain.Key);

    public ITechnicianGrain TechnicianGrain(string id) => Grains.GetGrain<ITechnicianGrain>(GrainKeys.Technician(id));

    public ISupportCellGrain CellGrain(string id) => Grains.GetGrain<ISupportCellGrain>(GrainKeys.Cell(id));

    public Task<TicketNumber> Report(string cell = "network", string? commandId = null) =>
        Report(new TicketCommand.Report("A fault", Channel.Phone, new Requester("Jeanne"), cell, 1), commandId);

    public async Task<TicketNumber> Report(TicketCommand.Report report, string? commandId = null)
    {
        var outcome = await Grains.GetGrain<IFrontDeskGrain>(0).Report(Envelope(report, commandId));
        Assert.True(outcome.IsAccepted, outcome.Refusal?.Message);
        return outcome.Ticket.Number;
    }

    public Task<CommandOutcome> Send(TicketNumber number, TicketCommand command, string? commandId = null, int? version = null, string by = "marie", Rights? rights = null) =>
        Grains.GetGrain<ITicketGrain>(number.Value).Execute(Envelope(command, commandId, version, by) with { Rights = rights ?? Rights.All });

    public async Task<TicketState> Accept(TicketNumber number, TicketCommand command, string? commandId = null)
    {
        var outcome = await Send(number, command, commandId);
        Assert.True(outcome.IsAccepted, outcome.Refusal?.Message);
        return outcome.Ticket.State;
    }

    public async Task<TicketState> State(TicketNumber number) => (await Store.Load(number))!.State;

    /// <summary>What must hold whatever happened: journals add up to states, bookings say what states say, nobody is in two places.</summary>
    public async Task AssertConsistent(IEnumerable<TicketNumber> tickets, IEnumerable<string> technicians)
    {
        Dictionary<TicketNumber, Booking> booked = [];
        foreach (var technician in technicians)
        {
            var bookings = await Store.ReadBookings(technician);
            Assert.True(bookings.Count(booking => booking is { InProgress: true, Mode: InterventionMode.OnSite }) <= 1);
            var windows = bookings.Where(booking => booking.Mode is InterventionMode.OnSite && booking.Window is not null).ToList();
            Assert.DoesNotContain(windows, a => windows.Any(b => a.Number != b.Number && a.Window!.Overlaps(b.Window!)));
            foreach (var booking in bookings)
                booked.Add(booking.Number, booking);
        }

        var rules = new SlaRules(await Rulebook.Read());
        foreach (var number in tickets)
        {
            var state = await State(number);
            var journal = await Store.ReadJournal(number);
            Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(entry => entry.Version));
            Assert.Equal(state, Ticket.Replay(journal, rules));
            Assert.Equal(Ticket.BookingOf(number, state), booked.TryGetValue(number, out var booking) ? booking with { Slot = null } : null);
        }
    }

    /// <summary>Ends all silos without letting them finish anything.</summary>
    public async Task Kill()
    {
        foreach (var silo in Cluster.Silos.ToArray())
        {
            try
            {
                await Cluster.KillSiloAsync(silo);
            }
            catch (OperationCanceledException)
            {
                // What a graceful stop would have waited for is cut off: that is the point.
            }
        }
    }

    public async Task StartCluster()
    {
        var builder = new InProcessTestClusterBuilder((short)_silos);
        builder.Options.ServiceId = "dispatch";
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(_clock);
            if (_clock != TimeProvider.System)
            {
                silo.Services.AddKeyedSingleton(TimeProviderNames.Grains, _clock);
                silo.Services.AddKeyedSingleton(ReminderTimeProviderNames.Reminders, _clock);
            }

            silo.Services.AddDispatchGrains();
            silo.Services.Configure<FeedOptions>(feed => feed.FrameDelay = feed.RosterDelay = TimeSpan.FromMilliseconds(5));
            silo.UseDispatchStorage(_database);
            if (_wrap is not null)
                Wrap(silo.Services, _wrap);
            _configure?.Invoke(silo);
        });
        Cluster = builder.Build();
        await Cluster.DeployAsync();
    }

    private static void Wrap(IServiceCollection services, Func<ITicketStore, ITicketStore> wrap)
    {
        var inner = services.Last(service => service.ServiceType == typeof(ITicketStore));
        services.Remove(inner);
        services.AddSingleton(provider => wrap((ITicketStore)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)));
    }

    public static CommandEnvelope Envelope(TicketCommand command, string? commandId, int? version = null, string by = "marie") =>
        new(command, new Actor(by, "dispatcher"), Rights.All, commandId ?? Guid.NewGuid().ToString("N"), TicketLife.NameOf(command), version);
}
