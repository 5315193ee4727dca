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
        TicketResponse.Of(ticket, at, await RulesFor(ticket.State), accessor.HttpContext!.Rights());

    /// <summary>Several tickets, in their order, by the same rules.</summary>
    public async ValueTask<IReadOnlyList<TicketResponse>> Of(IReadOnlyList<TicketView> tickets)
    {
        var (rules, now, rights) = (await rulebook.Newest(), clock.Now(), accessor.HttpContext!.Rights());
        return [.. tickets.Select(ticket => TicketResponse.Of(ticket, now, rules, rights))];
    }

    /// <summary>Which checklist a ticket asks for is not pinned: the newest rules say it, where there may be one.</summary>
    private ValueTask<SlaRules> RulesFor(TicketState state) => state is { IsOpen: true, Category: not null } ? rulebook.Newest() : rulebook.Knowing(state);
}
