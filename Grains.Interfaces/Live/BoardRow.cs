using System.Text.Json.Serialization;
using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>One line of a live board: everything that a screen shows of a ticket in a list, so that no request follows a frame.</summary>
[GenerateSerializer, Immutable, Alias("board-row")]
public sealed record BoardRow
{
    /// <summary>The ticket.</summary>
    [Id(0)] public required TicketNumber Number { get; init; }

    /// <summary>The ticket's version that the row shows.</summary>
    [Id(1)] public required int Version { get; init; }

    /// <summary>Where the ticket is in its life.</summary>
    [Id(2)] public required TicketStatus Status { get; init; }

    /// <summary>1 (highest) to 4.</summary>
    [Id(3)] public required int Priority { get; init; }

    /// <summary>Support level of the cell, 1 to 3.</summary>
    [Id(4)] public required int Level { get; init; }

    /// <summary>The cell.</summary>
    [Id(5)] public required string Cell { get; init; }

    /// <summary>The subject.</summary>
    [Id(6)] public required string Subject { get; init; }

    /// <summary>The requester's name.</summary>
    [Id(7)] public required string Requester { get; init; }

    /// <summary>The site's name, or its address.</summary>
    [Id(8)] public string? Site { get; init; }

    /// <summary>How it came in.</summary>
    [Id(9)] public required Channel Channel { get; init; }

    /// <summary>The category.</summary>
    [Id(10)] public string? Category { get; init; }

    /// <summary>Who has it.</summary>
    [Id(11)] public string? Technician { get; init; }

    /// <summary>How the work is done.</summary>
    [Id(12)] public InterventionMode? Mode { get; init; }

    /// <summary>How far the technician has come.</summary>
    [Id(13)] public InterventionPhase? Phase { get; init; }

    /// <summary>The appointment.</summary>
    [Id(14)] public TimeWindow? Window { get; init; }

    /// <summary>What a suspended ticket waits for.</summary>
    [Id(15)] public SuspensionReason? WaitsFor { get; init; }

    /// <summary>The next instant at which it moves by itself.</summary>
    [Id(16)] public DateTimeOffset? NextDeadline { get; init; }

    /// <summary>When the request was made.</summary>
    [Id(17)] public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>When its state changed last.</summary>
    [Id(18)] public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    [Id(19)] public required string ChangedBy { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    [Id(20)] public double? Latitude { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    [Id(21)] public double? Longitude { get; init; }

    /// <summary>The technician to suggest first, after a reopening.</summary>
    [Id(22)] public string? SuggestedTechnician { get; init; }

    /// <summary>What its clocks show.</summary>
    [Id(23)] public ValueList<ClockReading> Clocks { get; init; } = [];

    /// <summary>The target whose clock is due next, or the one that was broken first.</summary>
    [Id(24)] public SlaTarget? NextTarget { get; init; }

    /// <summary>The escalation that is under way, as the latest trigger that set one going.</summary>
    [Id(25)] public EscalationTrigger? Escalation { get; init; }

    /// <summary>Who acknowledged it.</summary>
    [Id(26)] public Acknowledgement? Acknowledgement { get; init; }

    /// <summary>Imported history, which no watch looks at (sla.md rule 17); left out of the JSON of everything else.</summary>
    [Id(27), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Historical { get; init; }

    /// <summary>When the intervention began: the departure, or the work where nobody travels.</summary>
    [Id(28)] public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the technician was there.</summary>
    [Id(29)] public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>How long the work is expected to take.</summary>
    [Id(30)] public TimeSpan? EstimatedDuration { get; init; }

    /// <summary>The line that shows this state.</summary>
    public static BoardRow Of(TicketNumber number, TicketState state) => new()
    {
        Number = number,
        Version = state.Version,
        Status = state.Status,
        Priority = state.Priority,
        Level = state.Level,
        Cell = state.Cell,
        Subject = state.Subject,
        Requester = state.Requester.Name,
        Site = state.Site?.Label,
        Channel = state.Channel,
        Category = state.Category,
        Technician = state.Technician,
        Mode = state.Intervention?.Mode,
        Phase = state.Intervention?.Phase,
        Window = state.Intervention?.Window,
        StartedAt = state.Intervention?.StartedAt,
        ArrivedAt = state.Intervention?.ArrivedAt,
        EstimatedDuration = state.EstimatedDuration,
        WaitsFor = state.Suspension?.Reason,
        NextDeadline = state.NextDeadline,
        ReportedAt = state.ReportedAt,
        ChangedAt = state.ChangedAt,
        ChangedBy = state.LastChange.By.Id,
        Latitude = state.Site?.Latitude,
        Longitude = state.Site?.Longitude,
        SuggestedTechnician = state.SuggestedTechnician,
        Clocks = state.Clocks.Select(ClockReading.Of).ToValueList(),
        NextTarget = state.Clocks.Where(clock => clock is { IsOpen: true, Due: not null }).MinBy(clock => clock.Due)?.Target,
        Escalation = state.Escalations.LastOrDefault(run => run.NextAt is not null)?.Trigger,
        Acknowledgement = state.Acknowledgement,
        Historical = state.Historical,
    };

    /// <summary>What is shown of it to people who do not reach the ticket: when, how and how urgent; not what, for whom, where, nor who did what.</summary>
    public BoardRow TimeOnly() => new()
    {
        Number = Number,
        Version = Version,
        Status = Status,
        Priority = Priority,
        Level = Level,
        Cell = Cell,
        Subject = "",
        Requester = "",
        Channel = Channel,
        Technician = Technician,
        Mode = Mode,
        Phase = Phase,
        Window = Window,
        NextDeadline = NextDeadline,
        ReportedAt = ReportedAt,
        ChangedAt = ChangedAt,
        ChangedBy = "",
        StartedAt = StartedAt,
        ArrivedAt = ArrivedAt,
        EstimatedDuration = EstimatedDuration,
    };
}
