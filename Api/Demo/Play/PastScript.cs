using Dispatch.Demo.Region;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Demo.Play;

/// <summary>What happened in the region before it was opened: closed work of the last weeks, so that people know each other and figures have a past.</summary>
internal sealed class PastScript(DemoRegion region, Dice dice)
{
    /// <summary>How far back it reaches.</summary>
    private static readonly TimeSpan s_reach = TimeSpan.FromDays(21);

    /// <summary>Of those who can do it, so many who are near have been sent: the same faces come again.</summary>
    private const int Regulars = 2;

    /// <summary>The whole life of one closed request, step by step, each with when it happened.</summary>
    /// <param name="place">Which of them, from 0.</param>
    /// <param name="of">How many there are.</param>
    /// <param name="now">The present instant.</param>
    public IReadOnlyList<PastStep> Story(int place, int of, DateTimeOffset now)
    {
        var random = dice.For(place, -1);
        var request = random.Pick(region.Requests);
        var site = random.Pick([.. region.Sites.Where(site => request.ComesFrom(site.Kind))]);
        var cell = DemoRegion.CellFor(request, site.Latitude);
        var technician = random.Pick([.. Able(request, cell).OrderBy(able => Distance(able, site)).ThenBy(able => able.Id, StringComparer.Ordinal).Take(Regulars)]);
        var at = now - (s_reach * ((of - place) / (double)of)) - random.Seconds(0, 7200);
        var person = random.Pick(site.People);
        var email = RequesterScript.EmailOf(person, site);

        List<PastStep> steps = [];
        var body = new ReportRequest
        {
            Subject = request.Subject,
            Description = request.Description,
            Channel = request.Channel,
            Kind = request.Kind,
            Requester = new RequesterBody { Name = person, Email = email },
            Site = site.ToBody(),
            Cell = cell,
            Category = request.Category,
            Impact = request.Impact,
            Urgency = request.Urgency,
            Skills = request.SkillBodies,
            Historical = true,
        };
        var asTechnician = $"technician/{technician.Id}";
        Step($"requester/{RequesterScript.Slug(email)}", "", body);
        Step($"dispatcher/dispatch.{cell}", "assign", new AssignRequest { Technician = technician.Id, Mode = request.Mode });
        if (request.Mode is InterventionMode.OnSite)
        {
            Step(asTechnician, "depart", new BareRequest());
            Step(asTechnician, "arrive", new BareRequest());
        }
        else
        {
            Step(asTechnician, "start", new StartRequest { Consent = request.Mode is InterventionMode.Remote ? true : null });
        }

        Step(asTechnician, "resolve", new ResolveRequest { Code = request.Kind is TicketKind.Request ? "delivered" : "fixed", Note = request.Fix });
        Step($"requester/{RequesterScript.Slug(email)}", "close", new BareRequest());
        return steps;

        void Step(string actor, string command, CommandRequest step)
        {
            steps.Add(new PastStep(actor, command, step with { OccurredAt = at }));
            at += random.Seconds(300, 2400);
        }
    }

    private IEnumerable<DemoTechnician> Able(DemoRequest request, string cell) => region.Technicians.Where(technician =>
        technician.Cells.Contains(cell) && request.Skills.All(skill => technician.Skills.GetValueOrDefault(skill.Key) >= skill.Value));

    private double Distance(DemoTechnician technician, DemoSite site) => Journey.Kilometres(region.BaseOf(technician), new Position(site.Latitude, site.Longitude));
}
