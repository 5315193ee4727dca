using Dispatch.Demo.Play;
using Dispatch.Demo.Region;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Unit.Demo;

/// <summary>A region, its technicians at their depots, and tickets at any place of their life.</summary>
internal static class Stage
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static DemoRegion Region { get; } = DemoRegion.Load();

    public static Scene Quiet { get; } = Scene.Empty.With(Region.Technicians.Select(Technician));

    public static TicketResponse Ticket(long number, TicketStatus status = TicketStatus.Queued, string cell = "network", Intervention? work = null) => new()
    {
        Number = new TicketNumber(number),
        Version = 1,
        Status = status,
        Priority = 1,
        Level = 2,
        Cell = cell,
        Technician = work?.Technician,
        Subject = "A fault of somebody's own",
        Channel = Channel.Phone,
        Kind = TicketKind.Incident,
        Requester = new Requester("Élodie d'Arc"),
        Site = new Site("Bellecour", null, 45.7573, 4.8339),
        Impact = Degree.High,
        Urgency = Degree.High,
        Skills = [],
        Historical = false,
        ReportedAt = Noon,
        RecordedAt = Noon,
        ChangedAt = Noon,
        Intervention = work,
        Clocks = [],
        Escalations = [],
        Allowed = [],
    };

    public static TicketResponse Work(
        long number, InterventionPhase phase, InterventionMode mode = InterventionMode.OnSite, string technician = "sarah.lemoine", TimeWindow? window = null) =>
        Ticket(
            number,
            phase <= InterventionPhase.Accepted ? TicketStatus.Assigned : TicketStatus.InProgress,
            work: new Intervention(technician, mode, phase, window));

    public static Scene With(params TicketResponse[] tickets) => Quiet.With(tickets.AsEnumerable());

    /// <summary>The last part of a path: the command.</summary>
    public static string? Command(Move? move) => move?.Path.Split('/')[^1];

    private static TechnicianResponse Technician(DemoTechnician technician) => new()
    {
        Id = technician.Id,
        Name = technician.Name,
        Cells = technician.Cells.ToValueList(),
        Skills = technician.Skills.Select(skill => new Skill(skill.Key, skill.Value)).ToValueList(),
        Base = Region.BaseOf(technician),
        Parallel = 5,
        Version = 1,
        Presence = Presence.Available,
    };
}
