using Dispatch.Tickets;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Unit.Tickets;

/// <summary>A ticket that was registered here is not read again, as long as nobody else can have written to it.</summary>
public sealed class NewTicketsTests
{
    private static readonly TicketNumber s_number = new(1001);

    private readonly FakeCluster _cluster = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly NewTickets _tickets;
    private readonly TicketRegistration _registration;

    public NewTicketsTests()
    {
        _tickets = new NewTickets(_cluster, _clock);
        var life = Life.In(TicketStatus.New);
        _registration = new TicketRegistration(life.State!, life.Journal[0], "the-command", "fingerprint");
        _cluster.Has(active: 2, dead: 0);
        _tickets.Keep(s_number, _registration);
    }

    [Fact]
    public void The_first_who_asks_gets_it_and_whoever_asks_again_reads_what_was_written()
    {
        _clock.Advance(TimeSpan.FromSeconds(59));
        var ticket = _tickets.Take(s_number);
        Assert.Equal(_registration.State, ticket!.State);
        Assert.Equal([new RecordedCommand("the-command", "fingerprint", 1)], ticket.Commands);
        Assert.Null(_tickets.Take(s_number));
    }

    [Fact]
    public void Another_ticket_is_none_of_it_and_takes_its_place_when_it_is_registered()
    {
        var later = new TicketNumber(s_number.Value + 1024);
        Assert.Null(_tickets.Take(new TicketNumber(7)));
        Assert.Null(_tickets.Take(later));
        _tickets.Keep(later, _registration);
        Assert.Null(_tickets.Take(s_number));
        Assert.NotNull(_tickets.Take(later));
    }

    [Fact]
    public void After_a_minute_it_is_read()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(_tickets.Take(s_number));
    }

    /// <summary>Its grain may have lived on the silo that is gone, and what it wrote is in the database only.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 0)]
    public void When_silos_come_or_go_it_is_read(int active, int dead)
    {
        _cluster.Has(active, dead);
        Assert.Null(_tickets.Take(s_number));
    }
}
