using System.Collections.Frozen;
using System.Text.Json;
using Dispatch.Cells;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Demo.Region;

/// <summary>The demo region, a city at work: what <c>Demo/Data</c> says, with the questions that the scripts ask of it.</summary>
internal sealed class DemoRegion
{
    // North of the Perrache–Part-Dieu line the northern desk answers.
    private const double DeskBorder = 45.757;

    private readonly FrozenDictionary<string, DemoRequest> _bySubject;
    private readonly FrozenDictionary<string, CellRequest> _cells;
    private readonly FrozenSet<string> _cast;
    private readonly IReadOnlyDictionary<string, Position> _bases;

    private DemoRegion()
    {
        Cells = Read<List<CellRequest>>("cells");
        Technicians = Read<List<DemoTechnician>>("technicians");
        Sites = Read<List<DemoSite>>("sites");
        Requests = Read<List<DemoRequest>>("requests");
        Phrases = Read<Phrases>("phrases");
        _bases = Read<Dictionary<string, Position>>("bases");
        _bySubject = Requests.ToFrozenDictionary(request => request.Subject, StringComparer.Ordinal);
        _cells = Cells.ToFrozenDictionary(cell => cell.Id!, StringComparer.Ordinal);
        _cast = Technicians.Select(technician => technician.Id).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The cells, in an order in which each knows those that it hands over to.</summary>
    public IReadOnlyList<CellRequest> Cells { get; }

    /// <summary>The technicians.</summary>
    public IReadOnlyList<DemoTechnician> Technicians { get; }

    /// <summary>The sites.</summary>
    public IReadOnlyList<DemoSite> Sites { get; }

    /// <summary>What people ask for.</summary>
    public IReadOnlyList<DemoRequest> Requests { get; }

    /// <summary>What people write.</summary>
    public Phrases Phrases { get; }

    /// <summary>The one whom somebody can be: works on site, so that there is a way to go.</summary>
    public DemoTechnician OnTheRoad => Technicians.First(technician => technician.Cells.Contains("field"));

    /// <summary>Reads the region's data.</summary>
    public static DemoRegion Load() => new();

    /// <summary>The coordinates of a depot.</summary>
    public Position BaseOf(DemoTechnician technician) => _bases[technician.Base];

    /// <summary>Whether the demo plays this technician; others are left to the people who made them.</summary>
    public bool Plays(string technician) => _cast.Contains(technician);

    /// <summary>Whether the demo works in this cell.</summary>
    public bool WorksIn(string cell) => _cells.ContainsKey(cell);

    /// <summary>The cells that this one hands over to.</summary>
    public IReadOnlyList<string> NextOf(string cell) => _cells.GetValueOrDefault(cell)?.Next ?? [];

    /// <summary>The request of the catalogue that a ticket is about; null for what people made up themselves.</summary>
    public DemoRequest? RequestOf(TicketResponse ticket) => _bySubject.GetValueOrDefault(ticket.Subject);

    /// <summary>The cell that can help.</summary>
    /// <param name="request">What is asked for; what nobody knows goes to a service desk.</param>
    /// <param name="latitude">Of the site.</param>
    public static string CellFor(DemoRequest? request, double? latitude) => request?.Cell switch
    {
        null or DemoRequest.NearestDesk => latitude < DeskBorder ? "desk-south" : "desk-north",
        var cell => cell,
    };

    /// <summary>How the work on a ticket is usually done.</summary>
    public InterventionMode ModeFor(TicketResponse ticket) => RequestOf(ticket) switch
    {
        { } request => request.Mode,
        null when ticket.Site?.Latitude is not null => InterventionMode.OnSite,
        null => InterventionMode.Phone,
    };

    private static T Read<T>(string name)
    {
        using var data = typeof(DemoRegion).Assembly.GetManifestResourceStream($"Dispatch.Demo.Data.{name}.json")
            ?? throw new InvalidOperationException($"The demo's {name} are not in the assembly.");
        return JsonSerializer.Deserialize<T>(data, DispatchJson.Options)!;
    }
}
