using Dispatch.Access;
using Dispatch.Roster;
using Dispatch.Tickets;
using Microsoft.Extensions.Logging;

namespace Dispatch.Sla;

/// <summary>Walks through the open tickets, newest first, page by page, and remembers after each page where it is.</summary>
internal sealed partial class RecomputationGrain(
    [PersistentState("recomputation", RosterStorage.Name)] IPersistentState<RecomputationRecord> record,
    ITicketQueries tickets,
    RulebookCache rulebook,
    TimeProvider clock,
    ILogger<RecomputationGrain> logger) : Grain, IRecomputationGrain, IRemindable
{
    private const string Guardian = "guardian";
    private const int Page = 100;
    private const int AtATime = 8;

    private static readonly TimeSpan s_guardianPeriod = TimeSpan.FromMinutes(1);

    private IGrainTimer? _work;

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Whoever asks how far it has come sets it going again after a crash; the guardian does where nobody asks.
        GoOn();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<RecomputationView> Start(RuleChange change, CancellationToken cancellationToken)
    {
        if (record.State.View is null)
        {
            await this.RegisterOrUpdateReminder(Guardian, s_guardianPeriod, s_guardianPeriod, cancellationToken);
            var view = new RecomputationView { Change = change, StartedAt = clock.Now(), Total = await tickets.CountOpen(cancellationToken) };
            await Keep(view);
        }

        GoOn();
        return record.State.View!;
    }

    /// <inheritdoc />
    public Task<RecomputationView?> Get() => Task.FromResult(record.State.View);

    /// <inheritdoc />
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (record.State.View is { EndedAt: null })
            GoOn();
        else if (await this.GetReminder(Guardian) is { } guardian)
            await this.UnregisterReminder(guardian);
    }

    private void GoOn()
    {
        if (record.State.View is { EndedAt: null })
            _work ??= this.RegisterGrainTimer(Work, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { KeepAlive = true, Interleave = true });
    }

    private async Task Work(CancellationToken cancellationToken)
    {
        try
        {
            while (record.State.View is { EndedAt: null } view && !cancellationToken.IsCancellationRequested)
                await Keep(await Next(view, cancellationToken));
        }
        catch (Exception e) when (e.IsPassing(cancellationToken))
        {
            // The guardian takes it up again where it is.
            LogInterrupted(e, this.GetPrimaryKeyString());
        }
        finally
        {
            _work?.Dispose();
            _work = null;
        }
    }

    private async Task<RecomputationView> Next(RecomputationView view, CancellationToken cancellationToken)
    {
        var filter = new TicketFilter { Within = Rights.All, Statuses = TicketFilter.Open, Limit = Page, Before = view.Before is { } before ? new TicketNumber(before) : null };
        var page = await tickets.List(filter, cancellationToken);
        var rules = await rulebook.Newest();
        foreach (var some in page.Tickets.Where(ticket => Rejudgement.Touches(ticket.State, view.Change, rules)).Chunk(AtATime))
        {
            var done = await Task.WhenAll(some.Select(ticket => Judge(ticket, view.Change)));
            view = view with { Moved = view.Moved + done.Count(result => result.Moved), Broke = view.Broke + done.Count(result => result.Broke) };
        }

        var last = page.Next is null;
        return view with
        {
            Done = last ? Math.Max(view.Total, view.Done + page.Tickets.Count) : view.Done + page.Tickets.Count,
            Total = Math.Max(view.Total, view.Done + page.Tickets.Count),
            Before = page.Tickets is [.., var oldest] ? oldest.Number.Value : view.Before,
            EndedAt = last ? clock.Now() : null,
        };
    }

    private async Task<Rejudgement> Judge(TicketView ticket, RuleChange change)
    {
        // The same change reaches a ticket once, also when a page is walked again after a crash.
        var id = $"rejudge:{this.GetPrimaryKeyString()}";
        var envelope = new CommandEnvelope(new TicketCommand.Rejudge(change.Policy, change.Calendar), Actor.Timer, Rights.All, id, id);
        var outcome = await GrainFactory.GetGrain<ITicketGrain>(ticket.Number.Value).Execute(envelope);
        return outcome.IsAccepted ? Rejudgement.Between(ticket.State, outcome.Ticket.State) : new Rejudgement(false, false, false);
    }

    private async Task Keep(RecomputationView view)
    {
        var before = record.State.View;
        record.State.View = view;
        await this.Write(record, () => record.State.View = before, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The recomputation {Id} was interrupted; it goes on within a minute.")]
    private partial void LogInterrupted(Exception exception, string id);
}
