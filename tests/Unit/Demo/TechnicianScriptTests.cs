using CsCheck;
using Dispatch.Demo.Play;
using Dispatch.Tickets;
using static Dispatch.Tickets.InterventionPhase;
using static Dispatch.Unit.Demo.Stage;

namespace Dispatch.Unit.Demo;

public sealed class TechnicianScriptTests
{
    private readonly TechnicianScript _script = new(Region, new Dice(7));

    [Fact]
    public void An_offer_is_answered_within_seconds_and_mostly_accepted() =>
        Assert.InRange(Many(Offered).Count(move => Command(move) == "accept" && Delay(move) < TimeSpan.FromSeconds(20)), 900, 990);

    [Fact]
    public void On_site_work_lasts_one_to_four_minutes()
    {
        foreach (var number in Enumerable.Range(1, 500))
        {
            var (way, work) = (Work(number, EnRoute), Work(number, OnSite));
            var total = Delay(_script.Next(way, With(way))) + Delay(_script.Next(work, With(work)));
            if (Command(_script.Next(work, With(work))) != "resolve")
                continue;
            Assert.InRange(total, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4));
        }
    }

    [Fact]
    public void Nobody_departs_while_on_the_road_for_another_ticket()
    {
        var (current, next) = (Work(1, EnRoute), Work(2, Accepted));
        Assert.Null(_script.Next(next, With(current, next)));
        Assert.Equal("depart", Command(_script.Next(next, With(next))));
    }

    [Fact]
    public void A_third_telephone_call_waits()
    {
        TicketResponse[] calls = [Work(1, Working, InterventionMode.Phone), Work(2, Working, InterventionMode.Phone), Work(3, Accepted, InterventionMode.Phone)];
        Assert.Null(_script.Next(calls[2], With(calls)));
        Assert.Equal("start", Command(_script.Next(calls[2], With(calls[1..]))));
    }

    [Fact]
    public void Remote_work_begins_with_consent()
    {
        var ticket = Work(1, Accepted, InterventionMode.Remote);
        Assert.True(Assert.IsType<StartRequest>(_script.Next(ticket, With(ticket))!.Body).Consent);
    }

    [Fact]
    public void An_appointment_is_kept()
    {
        var ticket = Work(1, Accepted, window: new TimeWindow(Noon.AddMinutes(30), Noon.AddMinutes(60)));
        Assert.Equal(Noon.AddMinutes(29), _script.Next(ticket, With(ticket))!.Due);
    }

    [Fact]
    public void Technicians_of_other_people_are_left_alone() =>
        Assert.Null(_script.Next(Work(1, Offered, technician: "tech-7"), Quiet));

    [Fact]
    public void Asked_again_they_say_the_same() =>
        Gen.Int[1, 10_000].Sample(number =>
        {
            var ticket = Work(number, OnSite);
            var (first, again) = (_script.Next(ticket, With(ticket)), new TechnicianScript(Region, new Dice(7)).Next(ticket, With(ticket)));
            return first == again;
        });

    private IEnumerable<Move> Many(InterventionPhase phase) => Enumerable.Range(1, 1000).Select(number => _script.Next(Work(number, phase), Quiet)!);

    private static TimeSpan Delay(Move? move) => move!.Due - Noon;
}
