using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>Tickets as clients see them, with their clocks read at the instant of the answer.</summary>
internal sealed class TicketAnswers(RulebookCache rulebook, TimeProvider clock)
{
    /// <summary>One ticket.</summary>
    public async ValueTask<TicketResponse> Of(TicketView ticket) => TicketResponse.Of(ticket, clock.Now(), await rulebook.Knowing(ticket.State));

    /// <summary>Several tickets, in their order.</summary>
    public async ValueTask<IReadOnlyList<TicketResponse>> Of(IReadOnlyList<TicketView> tickets)
    {
        var answers = new List<TicketResponse>(tickets.Count);
        foreach (var ticket in tickets)
            answers.Add(await Of(ticket));
        return answers;
    }
}
