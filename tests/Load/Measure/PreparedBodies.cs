using System.Collections.Frozen;
using System.Globalization;
using Dispatch.Load.Plans;
using Dispatch.Tickets;

namespace Dispatch.Load.Measure;

/// <summary>Bodies in UTF-8, made once: while the clock runs nothing is serialised, because the tool shares the machine with the server.</summary>
internal sealed class PreparedBodies
{
    private readonly FrozenDictionary<string, byte[]> _fixed;
    private readonly byte[][] _reports;
    private readonly byte[][] _transfers;
    private readonly byte[][] _assigns;
    private readonly int _technicians;

    public PreparedBodies(IReadOnlyList<string> cells, IReadOnlyList<string> technicians, int perClient)
    {
        _technicians = perClient;
        _reports = [.. cells.Select((cell, index) => Report(cell, index).ToBody())];
        _transfers = [.. cells.Select(cell => TicketAction.Transfer(cell, "load").ToBody())];
        _assigns = [.. technicians.Select(technician => TicketAction.Assign(technician, InterventionMode.Phone).ToBody())];
        _fixed = new[]
        {
            TicketAction.Qualify(Degree.High, Degree.Medium, "network"),
            TicketAction.Accept(),
            TicketAction.Start(),
            TicketAction.Note("The requester called again and asks when somebody will come."),
            TicketAction.Suspend(SuspensionReason.Requester),
            TicketAction.Resume(),
            TicketAction.Resolve("solved"),
        }.ToFrozenDictionary(action => action.Name, action => action.ToBody());
    }

    /// <summary>The body of a command of a client, to or in a cell.</summary>
    public byte[] Of(string command, int client, int cell, Random chance) => command switch
    {
        "report" => _reports[cell],
        "transfer" => _transfers[cell],
        "assign" => _assigns[(client * _technicians) + chance.Next(_technicians)],
        _ => _fixed[command],
    };

    private static NewTicket Report(string cell, int index) => new()
    {
        Subject = string.Create(CultureInfo.InvariantCulture, $"Screen {index} stays black after the update"),
        Channel = Channel.Phone,
        Requester = new Requester("Ada Martin", "ada.martin@example.org"),
        Site = new Site(Name: "Town hall"),
        Category = "workstation",
        Impact = Degree.Medium,
        Urgency = Degree.Medium,
        Cell = cell,
    };
}
