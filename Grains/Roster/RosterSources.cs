using Dispatch.Dispatching;
using Dispatch.Privacy;
using Dispatch.Sla;
using Dispatch.Technicians;
using Microsoft.Extensions.Options;

namespace Dispatch.Roster;

/// <summary>What a roster reads, and whom it asks.</summary>
internal sealed class RosterSources(
    IRosterQueries roster, IDispatchQueries work, RulebookCache rulebook, GrainReferences grains, ITravelTimes travel, IOptions<RetentionOptions> retention, TimeProvider clock)
{
    /// <summary>Technicians and what they did.</summary>
    public IRosterQueries Roster => roster;

    /// <summary>What they have to do.</summary>
    public IDispatchQueries Work => work;

    /// <summary>The clock.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Makes rows.</summary>
    public RosterRows RowsOf(string cell) => new(cell, travel);

    /// <summary>A technician.</summary>
    public ITechnicianGrain Technician(string id) => grains.Technician(id);

    /// <summary>The zone of a cell's days.</summary>
    public async Task<string> ZoneOf(string cell) =>
        (await rulebook.Newest()).ZoneOf((await grains.Cell(cell).Get())?.Profile.Calendar);

    /// <summary>Where somebody was seen before that is not told any more.</summary>
    public DateTimeOffset PositionsSince(DateTimeOffset now) => now.AddHours(-retention.Value.Positions);
}
