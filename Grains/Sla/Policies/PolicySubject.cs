using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>What the choice of a policy looks at on a ticket.</summary>
/// <param name="Customer">The domain of the requester's e-mail address.</param>
/// <param name="Site">The site's name.</param>
/// <param name="Category">The category.</param>
/// <param name="Cell">The cell that has the ticket.</param>
/// <param name="CellCalendar">That cell's own calendar.</param>
public sealed record PolicySubject(string? Customer, string? Site, string? Category, string Cell, string? CellCalendar)
{
    /// <summary>Of a ticket as it is.</summary>
    public static PolicySubject Of(TicketState ticket) => Of(ticket.Requester, ticket.Site, ticket.Category, ticket.Cell, ticket.CellCalendar);

    /// <summary>Of a request.</summary>
    public static PolicySubject Of(TicketCommand.Report report) => Of(report.Requester, report.Site, report.Category, report.Cell, report.CellCalendar);

    /// <summary>Of a ticket as it is about to be.</summary>
    public static PolicySubject Of(Requester requester, Site? site, string? category, string cell, string? cellCalendar) =>
        new(DomainOf(requester.Email), site?.Name, category, cell, cellCalendar);

    private static string? DomainOf(string? email) => email?.LastIndexOf('@') is { } at and >= 0 && at < email.Length - 1 ? email[(at + 1)..] : null;
}
