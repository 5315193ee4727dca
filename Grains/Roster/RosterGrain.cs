using Dispatch.Live;
using Dispatch.Technicians;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Roster;

/// <summary>One cell's roster. It stores nothing and wakes when somebody watches.</summary>
internal sealed class RosterGrain(RosterSources sources, IOptions<FeedOptions> feedOptions, ILogger<RosterGrain> logger) : Grain, IRosterGrain
{
    private RosterFeed? _feed;

    private RosterFeed Feed => _feed ??= new RosterFeed(
        this, GrainKeys.IdOf(this.GetPrimaryKeyString()), this.AsReference<IRosterGrain>(), sources, feedOptions.Value, logger);

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _feed?.Leave() ?? Task.CompletedTask;

    /// <inheritdoc />
    public Task<RosterCatchUp> Watch(IRosterObserver observer, FeedPosition? position) => Feed.Watch(observer, position);

    /// <inheritdoc />
    public Task Unwatch(IRosterObserver observer)
    {
        _feed?.Unwatch(observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<RosterSnapshot> Snapshot() => Feed.Snapshot();

    /// <inheritdoc />
    public Task TechnicianChanged(TechnicianView technician)
    {
        _feed?.Apply(technician);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task WorkChanged(string technician, BoardChange change)
    {
        _feed?.Apply(technician, change);
        return Task.CompletedTask;
    }
}
