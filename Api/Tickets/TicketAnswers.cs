using Dispatch.Security;
using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>Tickets as the client of this request sees them.</summary>
internal sealed class TicketAnswers(RulebookCache rulebook, TimeProvider clock, IHttpContextAccessor accessor)
{
    /// <summary>One ticket as it is now. Which checklist it asks for is not pinned: the newest rules say it, where there may be one.</summary>
    public async ValueTask<TicketResponse> Of(TicketView ticket) => TicketResponse.Of(
        ticket,
        clock.Now(),
        ticket.State is { IsOpen: true, Category: not null } ? await rulebook.Newest() : await rulebook.Knowing(ticket.State),
        accessor.HttpContext!.Rights());

    /// <summary>What a command made of a ticket, its clocks read at an instant. No answer waits to hear whether a checklist was changed just now.</summary>
    public async ValueTask<TicketResponse> Of(TicketView ticket, DateTimeOffset at) =>
        TicketResponse.Of(ticket, at, await rulebook.Knowing(ticket.State), accessor.HttpContext!.Rights());

    /// <summary>Several tickets, in their order, by the same rules.</summary>
    public async ValueTask<IReadOnlyList<TicketResponse>> Of(IReadOnlyList<TicketView> tickets)
    {
        var (rules, now, rights) = (await rulebook.Newest(), clock.Now(), accessor.HttpContext!.Rights());
        return [.. tickets.Select(ticket => TicketResponse.Of(ticket, now, rules, rights))];
    }
}
