using System.Text.Json.Nodes;
using Dispatch.Chaos.Installations;

namespace Dispatch.Chaos.Clients;

/// <summary>
/// Decides what a client sends next: requests, some of which are promised for seconds and left alone; visits by few technicians, at appointments that overlap;
/// and all that people do with a ticket meanwhile, allowed or not. The same seed makes the same choices.
/// </summary>
internal sealed class Mind(Random chance, SharedTickets shared)
{
    private const int MostOwn = 10;

    private static readonly (string Name, string Fact, int Weight)[] s_commands =
    [
        ("note", "noted", 16), ("assign", "assigned", 30), ("accept", "accepted", 6), ("depart", "departed", 14), ("arrive", "arrived", 8), ("unassign", "unassigned", 5),
        ("suspend", "suspended", 5), ("resume", "resumed", 5), ("transfer", "transferred", 5), ("resolve", "resolved", 14), ("cancel", "cancelled", 3),
    ];

    private readonly List<string> _own = [];

    /// <summary>The next command.</summary>
    public Draft Next()
    {
        // Every choice is drawn, whether it is used or not, so that answers do not change what follows.
        var (roll, which, foreign) = (chance.NextDouble(), chance.Next(1 << 20), chance.Next(5) == 0);
        if (_own.Count == 0 || (roll < 0.2 && _own.Count < MostOwn))
            return Report();
        var ticket = foreign && shared.Recent(which) is { } other ? other : _own[which % _own.Count];
        var (name, fact) = Draw();
        return new Draft(name, fact, ticket, Body(name));
    }

    /// <summary>Hears what became of it.</summary>
    public void Hear(Draft draft, string? reported, bool acknowledged)
    {
        if (reported is not null)
        {
            shared.Add(reported);
            // What is promised for seconds is left alone, so that its clocks break.
            if (!Region.IsSoon(draft.Body))
                _own.Add(reported);
        }
        else if (acknowledged && draft.Name is "resolve" or "cancel")
        {
            _own.Remove(draft.Ticket!);
        }
    }

    private Draft Report()
    {
        var (soon, cell) = (chance.Next(3) == 0, Region.Cells[chance.Next(Region.Cells.Count)]);
        return new Draft("report", "reported", null, Region.Request(cell, soon));
    }

    private (string Name, string Fact) Draw()
    {
        var drawn = chance.Next(s_commands.Sum(command => command.Weight));
        foreach (var (name, fact, weight) in s_commands)
        {
            if ((drawn -= weight) < 0)
                return (name, fact);
        }

        throw new InvalidOperationException("The weights are those of the commands.");
    }

    private JsonObject Body(string name)
    {
        switch (name)
        {
            case "note":
                return new JsonObject { ["text"] = $"Note {chance.Next(1_000_000)}" };
            case "assign":
                var body = new JsonObject { ["technician"] = Region.Technicians[chance.Next(Region.Technicians.Count)], ["mode"] = "onSite" };
                var (appointment, displaces, hour) = (chance.Next(10) < 6, chance.Next(10) == 0, chance.Next(8));
                if (appointment)
                    body["window"] = Region.Appointment(hour);
                if (displaces)
                    body["displace"] = true;
                return body;
            case "suspend":
                return new JsonObject { ["reason"] = "vendor" };
            case "transfer":
                return new JsonObject { ["cell"] = Region.Cells[chance.Next(Region.Cells.Count)], ["reason"] = "Belongs there" };
            case "resolve":
                return new JsonObject { ["code"] = "done" };
            case "cancel":
                return new JsonObject { ["reason"] = "Asked twice" };
            default:
                return [];
        }
    }
}
