using Dispatch.Security;
using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>Tickets as the client of this request sees them.</summary>
internal sealed class TicketAnswers(RulebookCache rulebook, TimeProvider clock, IHttpContextAccessor accessor)
{
    /// <summary>One ticket as it is now.</summary>
    public ValueTask<TicketResponse> Of(TicketView ticket) => Of(ticket, clock.Now());

    /// <summary>One ticket, its clocks read at an instant.</summary>
    public async ValueTask<TicketResponse> Of(TicketView ticket, DateTimeOffset at) =>
        TicketResponse.Of(ticket, at, await rulebook.Knowing(ticket.State), accessor.HttpContext!.Rights());

    /// <summary>Several tickets, in their order.</summary>
    public async ValueTask<IReadOnlyList<TicketResponse>> Of(IReadOnlyList<TicketView> tickets)
    {
        var answers = new List<TicketResponse>(tickets.Count);
        foreach (var ticket in tickets)
            answers.Add(await Of(ticket));
        return answers;
    }
}
