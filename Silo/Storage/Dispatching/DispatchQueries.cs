using System.Globalization;
using Dispatch.Dispatching;
using Dispatch.Storage.Commits;
using Dispatch.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Storage.Dispatching;

/// <summary>What technicians have to do, and whom they know, from the rows that the commits wrote.</summary>
internal sealed class DispatchQueries(StorageReads reads) : IDispatchQueries
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<TicketView>> OpenWork(IReadOnlyCollection<string> technicians, CancellationToken cancellationToken) => await reads.RowsOf(
        list => $"select number, state from ticket where technician in ({list}) and is_open", technicians, _ => { }, row => TicketRows.View(row), cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Acquaintance>> Acquaintances(string? requesterEmail, string? site, CancellationToken cancellationToken)
    {
        List<string> questions = [];
        if (requesterEmail is not null)
            questions.Add(Latest("requester_email", "@requester", forRequester: 1));
        if (site is not null)
            questions.Add(Latest("site", "@site", forRequester: 0));
        if (questions.Count == 0)
            return [];
        return await reads.Rows(
            $"""
            select technician, sum(for_requester), sum(at_site)
            from ({string.Join(" union all ", questions)}) k
            group by technician
            """,
            command =>
            {
                command.With("latest", Acquaintance.Latest);
                if (requesterEmail is not null)
                    command.With("requester", TicketRow.Fold(requesterEmail));
                if (site is not null)
                    command.With("site", site);
            },
            row => new Acquaintance(row.GetString(0), row.GetInt32(1), row.GetInt32(2)),
            cancellationToken);
    }

    /// <summary>Who resolved the latest tickets with this value; nothing that people typed is part of the text.</summary>
    private static string Latest(string column, string value, int forRequester) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        select resolved_by as technician, {forRequester} as for_requester, {1 - forRequester} as at_site
        from (select t.resolved_by from ticket t where t.{column} = {value} and t.resolved_by is not null order by t.number desc limit @latest) l{forRequester}
        """);
}
