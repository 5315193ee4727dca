using Dispatch.Cells;
using Dispatch.Roster;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Looks around a ticket for a decision that tells somebody or looks for somebody.</summary>
internal sealed class Neighbourhood(GrainReferences grains, IRosterQueries roster)
{
    /// <summary>The cells around a ticket, before and after what was decided, and their technicians where one of its escalations offers it to somebody.</summary>
    public async Task<Surroundings> Around(TicketState before, TicketState after, SlaRules rules, CancellationToken cancellationToken)
    {
        var cells = await Cells([before.Cell, after.Cell]);
        var offers = after.Escalations.Any(run => rules.Escalation(run.Policy).Steps.Any(step => step.Actions.Any(action => action is EscalationAction.Offer)));
        IReadOnlyList<TechnicianView> technicians = offers ? await roster.Technicians(cell: null, cancellationToken) : [];
        return new Surroundings(cells, technicians);
    }

    /// <summary>These cells, and those to which an escalation may hand over, directly or by way of others.</summary>
    private async Task<Dictionary<string, CellProfile>> Cells(IEnumerable<string> from)
    {
        Dictionary<string, CellProfile> found = [];
        Queue<string> open = new(from);
        while (open.TryDequeue(out var id))
        {
            if (found.ContainsKey(id) || await grains.Cell(id).Get() is not { Profile: var profile })
                continue;
            found[id] = profile;
            foreach (var next in profile.Next)
                open.Enqueue(next);
        }

        return found;
    }
}
