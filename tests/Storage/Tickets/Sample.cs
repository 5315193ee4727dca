using Dispatch.Tickets;

namespace Dispatch.Tests.Storage.Tickets;

/// <summary>Tickets to store. What the states say is as the core would write it; the store takes them as they are.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Actor s_dispatcher = new("d1", "dispatcher");

    public static string Id() => Guid.NewGuid().ToString("N");

    public static TicketState State(string cell = "front-desk", string subject = "The printer prints nothing") => new()
    {
        Version = 1,
        Status = TicketStatus.New,
        Subject = subject,
        Channel = Channel.Phone,
        Kind = TicketKind.Incident,
        Requester = new Requester("Zoë Martin", "Zoe.Martin@example.org"),
        Impact = Degree.Low,
        Urgency = Degree.Low,
        Priority = 4,
        Level = 1,
        Cell = cell,
        ReportedAt = Noon,
        RecordedAt = Noon,
        ChangedAt = Noon,
        LastChange = new LastChange("reported", s_dispatcher),
    };

    public static TicketRegistration Registration(string cell = "front-desk", string? commandId = null) => Registration(State(cell), commandId);

    public static TicketRegistration Registration(TicketState state, string? commandId = null) => new(
        state,
        Entry(1, new TicketEvent.Reported(
            state.Subject, state.Channel, state.Requester, state.Cell, state.Level, state.Kind, state.Impact, state.Urgency, state.Priority)),
        commandId ?? Id(),
        "fingerprint");

    public static JournalEntry Entry(int version, TicketEvent fact) => new(version, fact, Noon.AddMinutes(version), Noon.AddMinutes(version), s_dispatcher);

    /// <summary>A note: one event, and the state one version on.</summary>
    public static TicketChange Note(TicketNumber number, TicketState before, string text = "n") => new(
        number,
        before.Version,
        before with { Version = before.Version + 1 },
        [Entry(before.Version + 1, new TicketEvent.Noted(text, Public: false))],
        Booking: null,
        BookingChanged: false);

    public static TicketChange Assign(TicketNumber number, TicketState before, string technician, TimeWindow? window, int? slot = null)
    {
        var mode = slot is > Booking.OnSiteSlot ? InterventionMode.Phone : InterventionMode.OnSite;
        var after = before with
        {
            Version = before.Version + 1,
            Status = TicketStatus.Assigned,
            Intervention = new Intervention(technician, mode, InterventionPhase.Accepted, window),
        };
        return new TicketChange(
            number,
            before.Version,
            after,
            [Entry(after.Version, new TicketEvent.Assigned(technician, mode, window, null, null))],
            new Booking(number, technician, mode, window, InProgress: slot is not null, slot),
            BookingChanged: true);
    }

    public static TicketChange GiveWay(TicketNumber number, TicketState before, TicketNumber by) => new(
        number,
        before.Version,
        before with { Version = before.Version + 1, Status = TicketStatus.Queued, Intervention = null },
        [Entry(before.Version + 1, new TicketEvent.Displaced(before.Technician!, by, null))],
        Booking: null,
        BookingChanged: true);

    public static TicketCommit Commit(params TicketChange[] changes) => new(Id(), "fingerprint", changes);

    public static TimeWindow Window(int fromHour, int toHour) => new(Noon.AddHours(fromHour), Noon.AddHours(toHour));
}
