using Dispatch.Access;
using Dispatch.Cells;
using Dispatch.Roster;
using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>
/// Looks for somebody to do the work on a ticket. What the ranking needs is gathered with one question each, however many technicians there are: the roster,
/// their open tickets, whom they know. Read from the store, since what a suggestion says is checked again by the command that follows it.
/// </summary>
public sealed class Suggesting(IRosterQueries roster, IDispatchQueries queries, RulebookCache rulebook, ITravelTimes travel, TimeProvider clock)
{
    /// <summary>The suggestions for a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="request">How somebody is looked for.</param>
    /// <param name="rights">Who asks: they are suggested only whom they reach, since they could assign to nobody else.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SuggestionOutcome> For(TicketView ticket, SuggestionRequest request, Rights rights, CancellationToken cancellationToken = default)
    {
        var state = ticket.State;
        var order = new TicketCommand.Assign("");
        if (TicketLife.Refuse(state, new TicketCommand.Reassign(order)) is not null && TicketLife.Refuse(state, order) is { } refusal)
            return SuggestionOutcome.Refused(refusal);

        var cells = roster.Cells(cancellationToken);
        var technicians = roster.Technicians(cell: null, cancellationToken);
        var known = queries.Acquaintances(state.Requester.Email, Acquaintance.SiteKey(state.Site), cancellationToken);
        var rules = await rulebook.Knowing(state);
        var now = clock.Now();
        var work = WorkToGive.Of(ticket, request.Mode ?? state.Intervention?.Mode ?? InterventionMode.OnSite, request.Window, now, rules);

        var profiles = (await cells).ToDictionary(cell => cell.Profile.Id, cell => cell.Profile, StringComparer.Ordinal);
        var considered = Considered(state.Cell, request.Scope, profiles);
        var people = (await technicians).Where(technician => technician.Profile.Cells.Any(considered.Contains) && rights.Reach(technician.Profile)).ToList();
        var open = await queries.OpenWork([.. people.Select(technician => technician.Profile.Id)], cancellationToken);
        var planned = open.Where(other => other.Number != ticket.Number).Select(PlannedWork.Of).OfType<PlannedWork>().ToLookup(own => own.Booking.Technician, StringComparer.Ordinal);
        var acquaintances = (await known).ToDictionary(acquaintance => acquaintance.Technician, StringComparer.Ordinal);
        var shifts = ShiftHours.Around(work.Window?.From ?? now, work.Window?.To ?? now);
        var contenders = people.ConvertAll(technician => new Contender(
            technician,
            [.. planned[technician.Profile.Id]],
            shifts.Of(technician.Profile.Shift, rules.ZoneOf(CalendarOf(technician.Profile, profiles))),
            acquaintances.GetValueOrDefault(technician.Profile.Id)));
        return SuggestionOutcome.Given(work, Ranking.Of(work, contenders, ScoreTerms.Start, travel));
    }

    private static HashSet<string> Considered(string cell, SuggestionScope scope, Dictionary<string, CellProfile> profiles) =>
        scope is SuggestionScope.Helping && profiles.TryGetValue(cell, out var profile) ? [cell, .. profile.Next] : [cell];

    /// <summary>Local time of a shift is that of the first of the technician's cells that has a calendar.</summary>
    private static string? CalendarOf(TechnicianProfile technician, Dictionary<string, CellProfile> profiles) =>
        technician.Cells.Select(id => profiles.GetValueOrDefault(id)?.Calendar).FirstOrDefault(calendar => calendar is not null);
}
