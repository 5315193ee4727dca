using System.Diagnostics;
using Dispatch.Cells;
using Dispatch.Load.Boards;
using Dispatch.Load.Plans;
using Dispatch.Load.Server;

namespace Dispatch.Load.Replay;

/// <summary>
/// Replays a plan against a server: makes cells and technicians, watches their boards, sends the commands, and compares what was
/// acknowledged with what the database and the boards show.
/// </summary>
public sealed class ReplayRun(ServerConnection server, ReplayOptions options)
{
    private readonly TicketClient _client = new(server.Http, options.Patience, TimeProvider.System);
    private readonly TicketLists _lists = new(server.Http, options.Patience, TimeProvider.System);

    /// <summary>What happened so far.</summary>
    public ReplayTally Tally { get; } = new();

    /// <summary>Replays.</summary>
    /// <exception cref="ServerLostException">No server answers before the first command.</exception>
    public async Task<ReplayReport> Run(ReplayPlan plan, CancellationToken cancellationToken)
    {
        var (cells, technicians) = await new Registrar(server.Http).Ensure(plan.Cells, plan.Technicians, cancellationToken);
        List<string> watched = [.. plan.Cells.Select(cell => cell.Id), .. FrontDesk(plan)];
        var before = await Census.Take(_lists, watched, plan.Cases, searchMissing: false, cancellationToken);
        CaseProgress[] cases = [.. plan.Cases.Select(reference => new CaseProgress { VersionBefore = before.VersionOf(reference) })];

        await using var watch = await BoardWatch.Open(server, watched, new BoardWatchOptions(), cancellationToken);
        var since = Stopwatch.GetTimestamp();
        var stopped = await Send(plan, cases, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(since);

        var boards = await BoardComparison.Compare([watch], _lists, options.Settle, cancellationToken);
        var after = await Census.Take(_lists, watched, plan.Cases, searchMissing: stopped is null, cancellationToken);
        return new ReplayReport
        {
            Form = plan.Form,
            LinesRead = plan.LinesRead,
            LinesBeyondLimit = plan.LinesBeyondLimit,
            Malformed = plan.Malformed,
            Cases = plan.Cases.Count,
            Unsaid = plan.Unsaid,
            CellsMade = cells,
            TechniciansMade = technicians,
            TicketsNew = Tally.New,
            TicketsAlreadyThere = Tally.AlreadyThere,
            Planned = plan.Commands,
            Added = Tally.Added,
            Skipped = Tally.Skipped,
            Sent = Tally.Sent,
            Accepted = Tally.Accepted,
            Repeated = Tally.Repeated,
            Refused = Refused(),
            Failed = Tally.Failed,
            Retries = _client.Retries,
            Feed = watch.Tally,
            Boards = boards,
            Database = Reconciliation.Of(plan.Cases, cases, after, plan.Historical),
            Elapsed = elapsed,
            Stopped = stopped,
        };
    }

    // Cases whose first row names no group enter through the front desk.
    private static IEnumerable<string> FrontDesk(ReplayPlan plan) =>
        plan.Lanes.Any(lane => lane.Steps.Any(step => step.Request is NewTicket { Cell: null })) ? [CellProfile.FrontDesk] : [];

    private async Task<string?> Send(ReplayPlan plan, CaseProgress[] cases, CancellationToken cancellationToken)
    {
        using var inFlight = new SemaphoreSlim(options.Concurrency);
        var first = plan.Lanes.Select(lane => lane.Steps[0].At).DefaultIfEmpty().Min();
        var runner = new LaneRunner(plan.Form, cases, _client, Tally, new Pace(options.Speed, first, TimeProvider.System), inFlight);
        // A paced lane mostly waits, so that all of them must be under way; otherwise as many as may be in flight.
        var lanes = options.Speed is null ? options.Concurrency : Math.Max(plan.Lanes.Count, 1);
        try
        {
            await Parallel.ForEachAsync(
                plan.Lanes,
                new ParallelOptions { MaxDegreeOfParallelism = lanes, CancellationToken = cancellationToken },
                async (lane, stop) => await runner.Run(lane, stop));
            return null;
        }
        catch (ServerLostException e)
        {
            return e.Message;
        }
    }

    private List<Refusals> Refused() =>
    [
        .. Tally.Refused
            .Select(refused => new Refusals(
                refused.Key.Code, refused.Key.Command, refused.Value, RefusalReasons.Of(refused.Key.Code), Tally.Sentences[refused.Key.Code]))
            .OrderByDescending(refused => refused.Count)
            .ThenBy(refused => refused.Code, StringComparer.Ordinal)
            .ThenBy(refused => refused.Command, StringComparer.Ordinal),
    ];
}
