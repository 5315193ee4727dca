using System.Globalization;
using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Tickets;
using Microsoft.Extensions.Options;

namespace Dispatch.Sla;

/// <summary>What a change of rules means to open tickets (sla.md rule 13): seen before it is made, applied where somebody says so.</summary>
internal sealed class OpenTickets(
    RulebookCache rulebook, ITicketQueries tickets, IClusterClient cluster, IOptions<TicketRules> limits, TimeProvider clock)
{
    private const int PageSize = 200;

    /// <summary>Whether the query asks for open tickets too.</summary>
    /// <returns>False if it says something else than <c>new</c> or <c>open</c>.</returns>
    public static bool TryRead(string? applyTo, out bool open)
    {
        open = applyTo is "open";
        return applyTo is null or "new" or "open";
    }

    /// <summary>The refusal of a query that says something else.</summary>
    public static IResult WrongApplyTo() => Problem.Field(ProblemCodes.InvalidQuery, "applyTo", "applyTo: new (for new tickets only) or open (also for open ones).");

    /// <summary>What a document would do if it were recorded and applied now; nothing is recorded.</summary>
    /// <param name="kind">The kind of document.</param>
    /// <param name="document">The document.</param>
    /// <param name="change">What is applied, of its version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IResult> Impact<T>(RuleKind<T> kind, T document, Func<RulePin, RuleChange> change, CancellationToken cancellationToken)
        where T : class
    {
        var now = await rulebook.Newest();
        var (book, outcome) = kind.Decide(now.Book, new RulePut<T>(document, null, "impact"), clock.Now());
        if (RuleAnswers.Refuse(outcome.Problems) is { } refusal)
            return refusal;
        var applied = change(new RulePin(kind.IdOf(document), outcome.Put.Version));
        var context = new DecisionContext(Actor.Timer, clock.Now(), limits.Value) { Rights = Rights.All, Sla = new SlaRules(book, now) };
        var (touched, moved, broke) = (0, 0, 0);
        TicketNumber? before = null;
        do
        {
            var page = await tickets.List(new TicketFilter { Within = Rights.All, Statuses = TicketFilter.Open, Limit = PageSize, Before = before }, cancellationToken);
            foreach (var result in page.Tickets.Select(ticket => Rejudgement.Of(ticket.State, applied, context)))
                (touched, moved, broke) = (touched + Convert.ToInt32(result.Touched), moved + Convert.ToInt32(result.Moved), broke + Convert.ToInt32(result.Broke));
            before = page.Next;
        }
        while (before is not null);
        return TypedResults.Ok(new ImpactResponse(touched, moved, broke));
    }

    /// <summary>Applies a recorded version to open tickets.</summary>
    /// <returns>The identifier of the recomputation.</returns>
    public async Task<string> Apply(RuleChange change, CancellationToken cancellationToken)
    {
        var (kind, pin) = change.Policy is { } policy ? ("sla-policy", policy) : ("calendar", change.Calendar!);
        var id = string.Create(CultureInfo.InvariantCulture, $"{kind}.{pin.Id}.{pin.Version}");
        await Grain(id).Start(change, cancellationToken);
        return id;
    }

    /// <summary>How far a recomputation has come; null if there is none.</summary>
    public async Task<RecomputationResponse?> Find(string id) => await Grain(id).Get() is { } view ? RecomputationResponse.Of(id, view) : null;

    private IRecomputationGrain Grain(string id) => cluster.GetGrain<IRecomputationGrain>(GrainKeys.Recomputation(id));
}
