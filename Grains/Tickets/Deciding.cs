using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>
/// Decides on a ticket with the rules that judge it and, where the decision tells or looks for somebody, with the cells and people around it. Few decisions
/// do, so only those look them up, and by the newest rules.
/// </summary>
internal sealed class Deciding(RulebookCache rulebook, Neighbourhood neighbourhood)
{
    /// <summary>The decision, and what it was made with.</summary>
    /// <param name="state">The ticket.</param>
    /// <param name="choosesRules">Whether the newest rules are needed in any case.</param>
    /// <param name="context">Who asks and when; rules and surroundings are found here, for this ticket.</param>
    /// <param name="decide">Decides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(Decision Decision, DecisionContext Context)> On(
        TicketState state,
        bool choosesRules,
        DecisionContext context,
        Func<TicketState, DecisionContext, Decision> decide,
        CancellationToken cancellationToken)
    {
        context = context with { Sla = choosesRules ? await rulebook.Newest() : await rulebook.Knowing(state), Around = Surroundings.None };
        var decision = decide(state, context);
        if (!decision.Escalates)
            return (decision, context);

        var newest = await rulebook.Newest();
        context = context with { Sla = newest, Around = await neighbourhood.Around(state, decision.State!, newest, cancellationToken) };
        return (decide(state, context), context);
    }
}
