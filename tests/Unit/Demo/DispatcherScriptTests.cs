using Dispatch.Demo.Play;
using Dispatch.Tickets;
using Microsoft.Extensions.Time.Testing;
using static Dispatch.Unit.Demo.Stage;

namespace Dispatch.Unit.Demo;

public sealed class DispatcherScriptTests
{
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly Cast _cast;
    private readonly DispatcherScript _script;

    public DispatcherScriptTests()
    {
        _cast = new Cast(_clock);
        _script = new DispatcherScript(Region, new Dice(7), _cast);
    }

    [Fact]
    public void A_ticket_waits_for_somebody_at_the_board_first()
    {
        var ticket = Ticket(1);
        Assert.Null(_script.Next(ticket, With(ticket), Noon.AddSeconds(44)));
        Assert.Equal("assign", Command(_script.Next(ticket, With(ticket), Noon.AddSeconds(91))));
    }

    [Fact]
    public void What_is_assigned_is_left_alone()
    {
        foreach (var phase in Enum.GetValues<InterventionPhase>())
            Assert.Null(_script.Next(Work(1, phase), Quiet, Noon.AddHours(1)));
    }

    [Fact]
    public void Work_goes_to_the_free_of_the_cell_only()
    {
        var waiting = Ticket(1);
        var members = Region.Technicians.Where(technician => technician.Cells.Contains("network")).Select(technician => technician.Id).ToList();
        TicketResponse[] taken = [.. members.Skip(1).Select((id, place) => Work(10 + place, InterventionPhase.OnSite, technician: id))];
        var move = _script.Next(waiting, With([waiting, .. taken]), Noon.AddHours(1));
        Assert.Equal(members[0], Assert.IsType<AssignRequest>(move!.Body).Technician);
        Assert.Null(_script.Next(waiting, With([waiting, .. taken, Work(99, InterventionPhase.Offered, technician: members[0])]), Noon.AddHours(1)));
    }

    [Fact]
    public void Whoever_somebody_is_gets_a_day_of_work()
    {
        _cast.Seen("sarah.lemoine");
        var waiting = Ticket(1);
        TicketResponse[] day = [Work(10, InterventionPhase.OnSite), Work(11, InterventionPhase.Accepted), Work(12, InterventionPhase.Offered)];
        Assert.Equal("sarah.lemoine", Assert.IsType<AssignRequest>(_script.Next(waiting, With([waiting, .. day[..2]]), Noon.AddHours(1))!.Body).Technician);
        Assert.NotEqual("sarah.lemoine", Assert.IsType<AssignRequest>(_script.Next(waiting, With([waiting, .. day]), Noon.AddHours(1))!.Body).Technician);
    }

    [Fact]
    public void Who_resolved_it_before_gets_it_again()
    {
        var ticket = Ticket(1) with { SuggestedTechnician = "fatou.sarr" };
        Assert.Equal("fatou.sarr", Assert.IsType<AssignRequest>(_script.Next(ticket, With(ticket), Noon.AddHours(1))!.Body).Technician);
    }

    [Fact]
    public void The_front_desk_qualifies_and_hands_over_to_the_cell_that_can_help()
    {
        var request = Region.Requests.First(request => request.Cell == "printing" && request.Mode is InterventionMode.OnSite);
        var ticket = Ticket(1, TicketStatus.New, "front-desk") with { Subject = request.Subject };
        Assert.Equal(request.Category, Assert.IsType<QualifyRequest>(_script.Next(ticket, Quiet, Noon)!.Body).Category);
        var qualified = ticket with { Status = TicketStatus.Queued };
        Assert.Equal("printing", Assert.IsType<TransferRequest>(_script.Next(qualified, Quiet, Noon)!.Body).Cell);
    }

    [Fact]
    public void Cells_of_other_people_are_left_alone() => Assert.Null(_script.Next(Ticket(1, cell: "their-cell"), Quiet, Noon.AddHours(1)));
}
