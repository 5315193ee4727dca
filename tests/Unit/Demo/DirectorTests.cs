using Dispatch.Demo.Play;
using Dispatch.Tickets;
using Microsoft.Extensions.Time.Testing;
using static Dispatch.Unit.Demo.Stage;

namespace Dispatch.Unit.Demo;

public sealed class DirectorTests
{
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly Cast _cast;
    private readonly Director _director;

    public DirectorTests()
    {
        _cast = new Cast(_clock);
        _director = new Director(Region, new Dice(7), _cast);
    }

    [Fact]
    public void Technicians_come_before_dispatchers()
    {
        var scene = With(Ticket(1), Work(2, InterventionPhase.Offered));
        Assert.StartsWith("technician/", _director.Next(scene, Noon.AddMinutes(10), _ => false)!.As, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_somebody_is_is_not_played_until_they_have_been_away_for_long()
    {
        var scene = With(Work(2, InterventionPhase.Offered), Work(3, InterventionPhase.EnRoute, technician: "fatou.sarr"));
        _cast.Seen("sarah.lemoine");
        Assert.Equal("technician/fatou.sarr", _director.Next(scene, Noon.AddMinutes(10), _ => false)!.As);
        Assert.Null(_director.Next(With(Work(2, InterventionPhase.Offered)), Noon.AddMinutes(10), _ => false) is { } move && move.As.StartsWith("technician/", StringComparison.Ordinal) ? move : null);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("technician/sarah.lemoine", _director.Next(With(Work(2, InterventionPhase.Offered)), Noon.AddHours(1), _ => false)!.As);
    }

    [Fact]
    public void A_ticket_at_rest_is_left_alone()
    {
        var scene = With([.. Enumerable.Range(1, 90).Select(number => Work(number, InterventionPhase.Offered))]);
        Assert.Null(_director.Next(scene, Noon.AddMinutes(10), _ => true));
    }

    [Fact]
    public void People_ask_faster_when_little_is_open_and_not_at_all_when_much_is()
    {
        Assert.Equal(TimeSpan.FromSeconds(2), RequesterScript.Interval(3));
        Assert.True(RequesterScript.Interval(60) < RequesterScript.Interval(80));
        Assert.Null(RequesterScript.Interval(RequesterScript.MostOpen));
    }

    [Fact]
    public void A_new_request_is_one_that_nobody_has_open()
    {
        var known = Region.Requests.Skip(1).Select((request, place) => Ticket(place + 1) with { Subject = request.Subject });
        var move = new RequesterScript(Region, new Dice(7)).Report(Quiet.With(known), new Random(1), Noon);
        Assert.Equal(Region.Requests[0].Subject, Assert.IsType<ReportRequest>(move.Body).Subject);
    }

    [Fact]
    public void Whoever_travels_comes_nearer_and_arrives()
    {
        var ticket = Work(1, InterventionPhase.EnRoute);
        var site = Journey.Place(ticket)!;
        var scene = With(ticket);
        var distance = Journey.Kilometres(scene.Technicians["sarah.lemoine"].Base!, site);
        for (var now = Noon.AddSeconds(5); now < Noon.AddSeconds(90); now = now.AddSeconds(5))
        {
            if (_director.NextPosition(scene, now) is not var (technician, at))
                break;
            Assert.True(Journey.Kilometres(at, site) < distance);
            distance = Journey.Kilometres(at, site);
            scene = scene.With(scene.Technicians[technician] with { Position = at, PositionAt = now });
        }

        Assert.Equal(0, distance);
    }

    [Fact]
    public void Names_become_what_a_header_can_carry() => Assert.Equal("elodie.d.arc", RequesterScript.Slug("Élodie d'Arc"));
}
