using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Finds out who belongs to an audience at this instant, and how they are reached.</summary>
internal static class Audiences
{
    /// <summary>The contact of all managers.</summary>
    public const string Managers = "managers";

    /// <summary>The contact for escalations that found nobody.</summary>
    public const string Nobody = "fallback";

    /// <summary>One notice for each channel by which the audience is reached, and why it is not by the others.</summary>
    public static (IReadOnlyList<Notice> Notices, IReadOnlyList<string> Missing) Find(
        Audience audience, IReadOnlyList<NotificationChannel> channels, TicketState state, DecisionContext context)
    {
        var (person, contact, nobody) = Who(audience, state, context);
        if (nobody is not null)
            return ([], [nobody]);
        List<Notice> notices = [];
        List<string> missing = [];
        foreach (var channel in channels.DefaultIfEmpty(NotificationChannel.Live))
        {
            var address = channel is NotificationChannel.Email ? context.Sla.Contact(contact)?.Email : null;
            if (channel is NotificationChannel.Email && address is null)
                missing.Add($"No e-mail address is known for {contact}.");
            else
                notices.Add(new Notice(audience, person, state.Cell, channel, address));
        }

        return (notices, missing);
    }

    /// <summary>Whoever is told when nobody else was found: by push always, by e-mail where an address is recorded.</summary>
    public static ValueList<Notice> Fallback(TicketState state, DecisionContext context) =>
        Find(Audience.Fallback, [NotificationChannel.Live, NotificationChannel.Email], state, context).Notices.ToValueList();

    /// <summary>Who is told by name although the ticket is not theirs: whoever is on call, and the cell's lead.</summary>
    public static IReadOnlyList<string> Alerted(IReadOnlyCollection<Notice> told) => told.Count == 0
        ? []
        : [.. told.Where(notice => notice.Audience is Audience.OnCall or Audience.Lead).Select(notice => notice.Person).OfType<string>()];

    private static (string? Person, string Contact, string? Nobody) Who(Audience audience, TicketState state, DecisionContext context) => audience switch
    {
        Audience.Technician => Person(state.Technician, "No technician has the ticket."),
        Audience.OnCall => Person(context.Sla.OnCall(state.Cell, context.Now), $"Nobody is on call in {state.Cell}."),
        Audience.Lead => Person(context.Around.Cells.GetValueOrDefault(state.Cell)?.Lead, $"{state.Cell} has no lead."),
        Audience.Dispatchers => (null, $"dispatchers.{state.Cell}", null),
        Audience.Managers => (null, Managers, null),
        _ => (null, Nobody, null),
    };

    private static (string? Person, string Contact, string? Nobody) Person(string? person, string otherwise) =>
        person is null ? (null, "", otherwise) : (person, person, null);
}
