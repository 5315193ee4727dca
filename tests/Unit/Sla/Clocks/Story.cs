using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Tickets;

namespace Dispatch.Unit.Sla.Clocks;

/// <summary>A ticket under promises, told in the local time of Paris.</summary>
internal sealed class Story(SlaRules? rules = null)
{
    private static readonly TimeZoneInfo s_paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public Life Life { get; } = new() { Sla = rules ?? Promises.Rules, Around = Promises.Around };

    public TicketState Ticket => Life.State!;

    public IReadOnlyList<JournalEntry> Journal => Life.Journal;

    public static DateTimeOffset Paris(string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, s_paris.GetUtcOffset(time)).ToUniversalTime();
    }

    public static string Local(DateTimeOffset? at) =>
        at is { } instant ? TimeZoneInfo.ConvertTime(instant, s_paris).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "never";

    /// <summary>Reported with this priority: 1 high/high, 2 high/medium, 3 medium/medium, 4 low/low.</summary>
    public Story Reported(string at, int priority = 3, bool historical = false)
    {
        var (impact, urgency) = Of(priority);
        Life.At(Paris(at)).Accept(Life.Report with { Impact = impact, Urgency = urgency, Historical = historical });
        return this;
    }

    public Story At(string at, TicketCommand command)
    {
        Life.At(Paris(at)).Accept(command);
        return this;
    }

    public Story Late(string recorded, string occurred, TicketCommand command)
    {
        Life.At(Paris(recorded)).Accept(command with { OccurredAt = Paris(occurred) });
        return this;
    }

    public Story Raised(string at, int priority)
    {
        var (impact, urgency) = Of(priority);
        return At(at, new TicketCommand.Qualify { Impact = impact, Urgency = urgency });
    }

    /// <summary>Nothing happens until then, and whatever fell due is applied.</summary>
    public Story Until(string at)
    {
        Life.At(Paris(at)).Elapse();
        return this;
    }

    public TicketClock Clock(SlaTarget target) => Ticket.Clocks.First(clock => clock.Target == target);

    public TicketClock Resolution => Clock(SlaTarget.Resolution);

    public string Due(SlaTarget target = SlaTarget.Resolution) => Local(Clock(target).Due);

    public TimeSpan Elapsed(SlaTarget target = SlaTarget.Resolution) =>
        TicketClocks.Read(Ticket, Life.Now, Life.Sla).First(reading => reading.Target == target).Elapsed;

    /// <summary>What the journal tells of the resolution's clock: percent and local time, or what else happened to it.</summary>
    public IEnumerable<string> Told(SlaTarget target = SlaTarget.Resolution) => Journal
        .Select(entry => (entry, Text: entry.Event switch
        {
            TicketEvent.SlaWarned e when e.Target == target => $"{e.Percent} %",
            TicketEvent.SlaBreached e when e.Target == target => "broken",
            TicketEvent.SlaOutcomeCorrected e when e.Target == target => "corrected",
            _ => null,
        }))
        .Where(line => line.Text is not null)
        .Select(line => $"{line.Text} {Local(line.entry.OccurredAt)}");

    private static (Degree Impact, Degree Urgency) Of(int priority) => priority switch
    {
        1 => (Degree.High, Degree.High),
        2 => (Degree.High, Degree.Medium),
        3 => (Degree.Medium, Degree.Medium),
        _ => (Degree.Low, Degree.Low),
    };
}
