using System.Globalization;
using System.Text;
using Dispatch.Demo.Region;
using Dispatch.Tickets;

namespace Dispatch.Demo.Play;

/// <summary>What the people of the region do: they ask, answer, confirm that it works, now and then say that it does not, or think better of it.</summary>
internal sealed class RequesterScript(DemoRegion region, Dice dice)
{
    /// <summary>So many open tickets are enough.</summary>
    public const int MostOpen = 90;

    /// <summary>Below so many, people ask as fast as they can.</summary>
    public const int FewOpen = 62;

    private static readonly TimeSpan s_shortestInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_intervalPerTicket = TimeSpan.FromSeconds(0.45);

    /// <summary>What the requester of a ticket does next; null if they wait.</summary>
    public Move? Next(TicketResponse ticket)
    {
        var random = dice.For(ticket);
        return ticket.Status switch
        {
            TicketStatus.Resolved when random.Percent(4) => On(
                ticket, "reopen", new OptionalReasonRequest { Reason = random.Pick(region.Phrases.Reopens) }, random.Seconds(20, 60)),
            TicketStatus.Resolved => On(ticket, "close", new BareRequest(), random.Seconds(40, 180)),
            TicketStatus.Suspended when ticket.Suspension is { Until: null, Reason: SuspensionReason.Requester } =>
                On(ticket, "resume", new BareRequest(), random.Seconds(60, 200)),
            TicketStatus.Queued when random.Percent(3) => On(
                ticket, "cancel", new ReasonRequest { Reason = random.Pick(region.Phrases.Cancels) }, random.Seconds(150, 400)),
            _ => null,
        };
    }

    /// <summary>The next new request; null while there is work enough.</summary>
    public Move? Report(Scene scene, DateTimeOffset now)
    {
        var open = scene.Open;
        if (Interval(open) is not { } interval)
            return null;
        var due = scene.Tickets.IsEmpty ? now : scene.Tickets.Values.Max(ticket => ticket.ReportedAt) + interval;
        if (due > now)
            return null;
        var latest = scene.Tickets.Keys.Select(number => number.Value).DefaultIfEmpty().Max();
        return Report(scene, dice.For(latest, open), due);
    }

    /// <summary>A request that nobody has open now, by somebody of a site that it can come from.</summary>
    public Move Report(Scene scene, Random random, DateTimeOffset due)
    {
        var open = scene.Tickets.Values.Select(ticket => ticket.Subject).ToHashSet(StringComparer.Ordinal);
        var fresh = region.Requests.Where(request => !open.Contains(request.Subject)).ToList();
        var request = random.Pick(fresh.Count > 0 ? fresh : region.Requests);
        var site = random.Pick([.. region.Sites.Where(site => request.ComesFrom(site.Kind))]);
        var person = random.Pick(site.People);
        var direct = request.Channel is not Channel.Phone || random.Percent(65);
        var body = new ReportRequest
        {
            Subject = request.Subject,
            Description = request.Description,
            Channel = request.Channel,
            Kind = request.Kind,
            Requester = Caller(person, site, random),
            Site = site.ToBody(),
            Cell = direct ? DemoRegion.CellFor(request, site.Latitude) : null,
            Category = direct ? request.Category : null,
            Impact = direct ? request.Impact : null,
            Urgency = direct ? request.Urgency : null,
            Skills = direct ? request.SkillBodies : null,
        };
        return Move.Report(Actor(body.Requester.Email!), body, due);
    }

    /// <summary>The address that somebody of a site asks under.</summary>
    internal static string EmailOf(string person, DemoSite site) => $"{Slug(person)}@{Slug(site.Name, '-')}.example";

    /// <summary>How long people wait with the next request: the longer, the more is open already.</summary>
    internal static TimeSpan? Interval(int open) => open >= MostOpen
        ? null
        : s_shortestInterval + (Math.Max(0, open - FewOpen) * s_intervalPerTicket);

    // 04 65 71 is kept for fiction, as the technicians' 06 39 98.
    private static RequesterBody Caller(string person, DemoSite site, Random random) => new()
    {
        Name = person,
        Email = EmailOf(person, site),
        Phone = $"+33 4 65 71 {random.Next(100):00} {random.Next(100):00}",
    };

    private static Move On(TicketResponse ticket, string command, CommandRequest body, TimeSpan after) =>
        Move.On(ticket, Actor(ticket.Requester.Email ?? ticket.Requester.Name), command, body, after);

    private static string Actor(string name) => Slug(name) is { Length: > 0 and <= 100 } slug ? $"requester/{slug}" : "requester/somebody";

    /// <summary>What a header or an address can carry of a name: ASCII, lower case, words joined by dots or what is said.</summary>
    internal static string Slug(string name, char joint = '.')
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '@' or '-')
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != joint)
                slug.Append(joint);
        }

        return slug.ToString().Trim(joint);
    }
}
