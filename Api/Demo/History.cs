using System.Globalization;
using Dispatch.Demo.Client;
using Dispatch.Demo.Play;
using Dispatch.Demo.Region;
using Dispatch.Tickets;

namespace Dispatch.Demo;

/// <summary>
/// The weeks before the demo began, told as imported history: what was asked, when it was resolved, and now and then too late, so that managers see trends from the first minute. Every request has a
/// reference of its own, so that a telling that was interrupted goes on where it stopped.
/// </summary>
internal sealed class History(DemoRegion region, Dice dice, TimeProvider clock)
{
    private const int Days = 21;
    private const int Weekday = 14;
    private const int Weekend = 4;

    /// <summary>Tells what is missing.</summary>
    public async Task Tell(DemoApi api, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        // This morning first, the last of yesterday at the end: where that is there, all of it is, and what happens from now on is no history.
        var cases = Of(today).Where(one => one.ResolvedAt.AddHours(1) < now)
            .Concat(Enumerable.Range(1, Days).SelectMany(day => Of(today.AddDays(day - Days - 1)))).ToList();
        if (await api.AnyTicket(cases[^1].Reference, cancellationToken))
            return;
        foreach (var one in cases)
        {
            if (!await api.AnyTicket(one.Reference, cancellationToken))
                await Tell(api, one, cancellationToken);
        }
    }

    private static async Task Tell(DemoApi api, Past one, CancellationToken cancellationToken)
    {
        if ((await api.Make(Move.Report(one.Actor, one.Report, one.Report.OccurredAt!.Value), cancellationToken)).Ticket is not { } ticket)
            return;
        var path = $"tickets/{ticket.Number}/";
        await api.Make(new Move(one.Actor, path + "resolve", new ResolveRequest { Code = "fixed", Note = one.Fix, OccurredAt = one.ResolvedAt }, one.ResolvedAt), cancellationToken);
        await api.Make(new Move(one.Actor, path + "close", new BareRequest { OccurredAt = one.ResolvedAt.AddHours(1) }, one.ResolvedAt), cancellationToken);
    }

    /// <summary>What was asked on a day: most of it in the morning, the urgent also at night, and little at weekends.</summary>
    private IEnumerable<Past> Of(DateTimeOffset day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        for (var place = 0; place < (weekend ? Weekend : Weekday); place++)
        {
            var random = dice.For(day.ToUnixTimeSeconds(), place);
            var request = random.Pick(region.Requests);
            var site = random.Pick([.. region.Sites.Where(site => request.ComesFrom(site.Kind))]);
            var person = random.Pick(site.People);
            var reported = day.AddHours(weekend ? random.Next(24) : 7 + (10 * Math.Pow(random.NextDouble(), 1.6))).AddMinutes(random.Next(60));
            // Urgent work is promised around the clock: Monday mornings and nights are when it goes wrong.
            var hard = day.DayOfWeek is DayOfWeek.Monday || reported.Hour >= 16 || weekend;
            var urgent = random.Percent(55);
            var late = random.Percent(hard ? 26 : 7);
            var hours = (urgent ? 4 : 8) * (late ? 1.05 + random.NextDouble() : 0.1 + (0.7 * random.NextDouble()));
            var reference = string.Create(CultureInfo.InvariantCulture, $"demo-{day:yyyyMMdd}-{place:00}");
            yield return new Past(
                reference,
                $"requester/{RequesterScript.EmailOf(person, site)}",
                new ReportRequest
                {
                    Subject = request.Subject,
                    Description = request.Description,
                    Channel = request.Channel,
                    Kind = request.Kind,
                    Requester = new RequesterBody { Name = person, Email = RequesterScript.EmailOf(person, site) },
                    Site = site.ToBody(),
                    Cell = DemoRegion.CellFor(request, site.Latitude),
                    Category = request.Category,
                    Impact = Degree.High,
                    Urgency = urgent ? Degree.High : Degree.Medium,
                    ExternalReference = reference,
                    Historical = true,
                    OccurredAt = reported,
                },
                request.Fix,
                reported.AddHours(hours));
        }
    }

    private sealed record Past(string Reference, string Actor, ReportRequest Report, string Fix, DateTimeOffset ResolvedAt);
}
