using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster;

/// <summary>Assign without double booking, whatever dispatchers do at once.</summary>
public sealed class BookingTests
{
    private static readonly TimeWindow s_slot = new(new DateTimeOffset(2100, 1, 4, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 4, 10, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Engines => new("sqlite", "postgres");

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_hundred_dispatchers_on_one_slot_one_is_accepted_and_the_others_are_told_who_has_it(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await region.Technician("tech-1");
        var tickets = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => region.Report()));
        var outcomes = await Task.WhenAll(tickets.Select((number, i) =>
            region.Send(number, new TicketCommand.Assign("tech-1") { Window = s_slot }, by: $"dispatcher-{i}")));

        var winner = Assert.Single(outcomes, outcome => outcome.IsAccepted).Ticket!;
        var refusals = outcomes.Where(outcome => !outcome.IsAccepted).Select(outcome => outcome.Refusal!).ToList();
        Assert.All(refusals, refusal =>
        {
            Assert.Equal(RefusalCodes.TechnicianBusy, refusal.Code);
            Assert.Equal(winner.Number, refusal.Holder!.Number);
            Assert.Contains(winner.Number.ToString(), refusal.Message, StringComparison.Ordinal);
        });
        await region.AssertConsistent(tickets, ["tech-1"]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_hundred_dispatchers_on_one_ticket_one_is_accepted_and_the_others_are_told_who_has_it(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        var technicians = Enumerable.Range(0, 200).Select(i => $"tech-{i}").ToList();
        await Task.WhenAll(technicians.Select(id => region.Technician(id)));
        var number = await region.Report();
        var outcomes = await Task.WhenAll(technicians.Select((id, i) => region.Send(number, new TicketCommand.Assign(id), by: $"dispatcher-{i}")));

        var winner = Assert.Single(outcomes, outcome => outcome.IsAccepted).Ticket!.State;
        Assert.All(outcomes.Where(outcome => !outcome.IsAccepted), outcome =>
        {
            Assert.Equal(RefusalCodes.StateDoesNotAllow, outcome.Refusal!.Code);
            Assert.Contains($"assigned to {winner.Technician} (assigned by {winner.LastChange.By.Id} at", outcome.Refusal.Message, StringComparison.Ordinal);
        });
        await region.AssertConsistent([number], technicians);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_who_act_at_once_thousands_of_times_both_get_a_true_answer(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        string[] technicians = ["tech-1", "tech-2", "tech-3"];
        foreach (var technician in technicians)
            await region.Technician(technician, parallel: 2);
        await region.Cell("network");
        await region.Cell("workstations");
        var tickets = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => region.Report()));

        // Two people, three thousand commands, few tickets and fewer technicians: they meet all the time.
        var random = new Random(20260302);
        TicketCommand Any() => random.Next(12) switch
        {
            0 or 1 or 2 => AnyAssign(),
            3 => new TicketCommand.Reassign(AnyAssign()),
            4 => new TicketCommand.Accept(),
            5 => new TicketCommand.Depart(),
            6 => new TicketCommand.Arrive(),
            7 => new TicketCommand.Start(true),
            8 => new TicketCommand.Unassign(null),
            9 => new TicketCommand.Suspend(SuspensionReason.Parts, null, null),
            10 => new TicketCommand.Resume(),
            _ => new TicketCommand.Transfer(random.Next(2) == 0 ? "network" : "workstations", 1, "elsewhere"),
        };
        TicketCommand.Assign AnyAssign() => new(technicians[random.Next(3)])
        {
            Mode = (InterventionMode)random.Next(4),
            Window = random.Next(2) == 0 ? null : new TimeWindow(s_slot.From.AddMinutes(30 * random.Next(4)), s_slot.From.AddMinutes((30 * random.Next(4)) + 90)),
            Displace = random.Next(3) == 0,
        };
        var accepted = 0;
        for (var round = 0; round < 1500; round++)
        {
            var pair = Enumerable.Range(0, 2).Select(_ => (Number: tickets[random.Next(tickets.Length)], Command: Any())).ToArray();
            foreach (var outcome in await Task.WhenAll(pair.Select(p => region.Send(p.Number, p.Command))))
                accepted += outcome.IsAccepted ? 1 : 0;
            if (round % 250 == 249)
                await region.AssertConsistent(tickets, technicians);
        }

        Assert.InRange(accepted, 300, 2900);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_dispatcher_who_insists_displaces_and_both_tickets_say_so(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await region.Technician("tech-1");
        var (first, second) = (await region.Report(), await region.Report());
        await region.Accept(first, new TicketCommand.Assign("tech-1") { Window = s_slot });
        var refused = await region.Send(second, new TicketCommand.Assign("tech-1") { Window = s_slot });
        Assert.Equal(first, refused.Refusal!.Holder!.Number);

        await region.Accept(second, new TicketCommand.Assign("tech-1") { Window = s_slot, Displace = true, Reason = "the whole street is down" });
        var displaced = Assert.IsType<TicketEvent.Displaced>((await region.Store.ReadJournal(first))[^1].Event);
        Assert.Equal((second, "the whole street is down"), (displaced.By, displaced.Reason));
        Assert.Equal(TicketStatus.Queued, (await region.State(first)).Status);

        // The displaced ticket's own grain knows at once.
        Assert.Equal(TicketStatus.Assigned, (await region.Accept(first, new TicketCommand.Assign("tech-1"))).Status);
        await region.AssertConsistent([first, second], ["tech-1"]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_departs_to_two_places_and_parallel_work_has_its_limit(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await region.Technician("tech-1", parallel: 2);
        var tickets = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => region.Report()));
        foreach (var number in tickets[..2])
            await region.Accept(number, new TicketCommand.Assign("tech-1"));
        foreach (var number in tickets[2..])
            await region.Accept(number, new TicketCommand.Assign("tech-1") { Mode = InterventionMode.Phone });

        await region.Accept(tickets[0], new TicketCommand.Depart());
        Assert.Equal(tickets[0], (await region.Send(tickets[1], new TicketCommand.Depart())).Refusal!.Holder!.Number);
        await region.Accept(tickets[2], new TicketCommand.Start(false));
        await region.Accept(tickets[3], new TicketCommand.Start(false));
        Assert.Equal(RefusalCodes.TechnicianBusy, (await region.Send(tickets[4], new TicketCommand.Start(false))).Refusal!.Code);

        await region.Accept(tickets[0], new TicketCommand.Arrive());
        await region.Accept(tickets[0], new TicketCommand.Resolve("fixed", null));
        await region.Accept(tickets[1], new TicketCommand.Depart());
        await region.AssertConsistent(tickets, ["tech-1"]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Time_that_was_given_away_during_a_suspension_is_not_taken_back(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await region.Technician("tech-1");
        var (first, second) = (await region.Report(), await region.Report());
        await region.Accept(first, new TicketCommand.Assign("tech-1"));
        await region.Accept(first, new TicketCommand.Depart());
        await region.Accept(first, new TicketCommand.Suspend(SuspensionReason.Requester, "nobody at home", null));
        await region.Accept(second, new TicketCommand.Assign("tech-1"));
        await region.Accept(second, new TicketCommand.Depart());

        var resumed = await region.Accept(first, new TicketCommand.Resume());
        Assert.Equal((TicketStatus.Assigned, "tech-1"), (resumed.Status, resumed.Technician));
        Assert.Equal(RefusalCodes.TechnicianBusy, (await region.Send(first, new TicketCommand.Depart())).Refusal!.Code);
        await region.AssertConsistent([first, second], ["tech-1"]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_technician_who_was_never_recorded_gets_nothing(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        var number = await region.Report();
        Assert.Equal(RefusalCodes.UnknownTechnician, (await region.Send(number, new TicketCommand.Assign("nobody"))).Refusal!.Code);
        Assert.Equal(1, (await region.State(number)).Version);
    }
}
