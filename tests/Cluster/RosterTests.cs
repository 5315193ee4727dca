using Dispatch.Live;
using Dispatch.Roster;
using Dispatch.Technicians;
using Dispatch.Testing;
using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster;

/// <summary>A cell's roster shows its technicians as the store and their grains have them, whatever was lost.</summary>
public sealed class RosterTests
{
    public static TheoryData<string> Engines => new("sqlite", "postgres");

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_happens_to_a_technician_reaches_whoever_watches(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await Fill(region);
        var number = await region.Report(new TicketCommand.Report("No network", Channel.Phone, new Requester("Jeanne"), "network", 1) { Site = new Site("Town hall", null, 45.76, 4.83) });
        var screen = await Screen.Watch(region);
        Assert.Equal(["tech-1", "tech-2"], screen.Rows.Select(row => row.Id).Order());
        Assert.Empty(screen["tech-1"]!.Interventions);

        await region.Accept(number, new TicketCommand.Assign("tech-1"));
        await Screen.Shows(() => screen["tech-1"] is { Next: { } next, Current: null, Load.Open: 1 } && next == number, "the assignment");
        var offered = Assert.Single(screen["tech-1"]!.Interventions);
        Assert.Equal((InterventionState.Offered, "No network", "Town hall", 45.76, null), (offered.State, offered.Subject, offered.Site!.Name, offered.Site.Latitude, offered.From));

        await region.Accept(number, new TicketCommand.Depart());
        await Screen.Shows(() => screen["tech-1"] is { Current: { } current, Next: null } && current == number, "the departure");
        var departed = (await region.State(number)).ChangedAt;
        Assert.Equal((InterventionState.EnRoute, departed), (screen["tech-1"]!.Interventions[0].State, screen["tech-1"]!.Interventions[0].From));

        await region.TechnicianGrain("tech-1").SetPosition(new Position(45.7, 4.8));
        await Screen.Shows(() => screen["tech-1"]?.Position == new Position(45.7, 4.8), "the position");
        await region.TechnicianGrain("tech-2").SetPresence(Presence.Break);
        await Screen.Shows(() => screen["tech-2"]?.Presence is Presence.Break, "the break");
        var away = new Absence("leave", Instants.Trim(DateTimeOffset.UtcNow), Instants.Trim(DateTimeOffset.UtcNow.AddHours(2)));
        await region.TechnicianGrain("tech-2").PutAbsence(away);
        await Screen.Shows(() => screen["tech-2"]?.Absences is [{ Id: "leave" }], "the absence");

        await region.Accept(number, new TicketCommand.Arrive());
        await region.Accept(number, new TicketCommand.Resolve("fixed", null));
        await Screen.Shows(() => screen["tech-1"] is { Current: null, Load.Open: 0, Interventions: [{ State: InterventionState.Done }] }, "the visit that is over");
        var done = screen["tech-1"]!.Interventions[0];
        Assert.Equal((departed, (await region.State(number)).ChangedAt, false), (done.From, done.To, done.Travel!.Estimated));

        await region.TechnicianGrain("tech-2").Put(new TechnicianProfile("tech-2", "tech-2", ["workstations"], []), null);
        await Screen.Shows(() => screen["tech-2"] is null, "who left the cell");
        await region.Technician("tech-3", cells: "network");
        await Screen.Shows(() => screen["tech-3"] is not null, "who came to it");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_another_cell_has_in_hand_is_shown_as_time_only(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await Fill(region);
        var elsewhere = await region.Report(new TicketCommand.Report("Confidential", Channel.Phone, new Requester("Jeanne"), "workstations", 1) { Site = new Site("Clinic", null, 45.7, 4.8) });
        await region.Accept(elsewhere, new TicketCommand.Assign("tech-2") { Mode = InterventionMode.Phone });
        await region.Accept(elsewhere, new TicketCommand.Start(true));
        var row = (await region.Grains.GetGrain<IRosterGrain>(GrainKeys.Cell("network")).Snapshot()).Technicians.Single(row => row.Id == "tech-2");
        var shown = Assert.Single(row.Interventions);
        Assert.Equal((elsewhere, "workstations", InterventionState.Working, null, null), (shown.Number, shown.Cell, shown.State, shown.Subject, shown.Site));
        Assert.NotNull(shown.From);
        Assert.Equal(new RosterLoad(1, 1, 5), row.Load);
        var own = (await region.Grains.GetGrain<IRosterGrain>(GrainKeys.Cell("workstations")).Snapshot()).Technicians.Single(row => row.Id == "tech-2");
        Assert.Equal(("Confidential", "Clinic"), (own.Interventions[0].Subject, own.Interventions[0].Site!.Name));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Changes_that_nobody_told_are_found_in_the_store(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await Fill(region);
        var (staying, leaving) = (await region.Report(), await region.Report());
        await region.Accept(staying, new TicketCommand.Assign("tech-1"));
        await region.Accept(leaving, new TicketCommand.Assign("tech-1"));
        var screen = await Screen.Watch(region);
        Assert.Equal(2, screen["tech-1"]!.Load.Open);

        // Written behind the grains' backs: nobody tells the roster.
        await Write(region, staying, new TicketCommand.Depart());
        await Write(region, leaving, new TicketCommand.Unassign(null));
        await Screen.Shows(() => screen["tech-1"] is { Current: { } current, Load.Open: 1 } && current == staying, "what the store says");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_watcher_who_loses_every_tenth_frame_ends_with_the_roster_as_it_is_also_after_a_crash(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await Fill(region);
        var screen = await Screen.Watch(region, dropEvery: 10);
        string[] technicians = ["tech-1", "tech-2"];
        for (var i = 0; i < 120; i++)
        {
            var technician = technicians[i % 2];
            var number = await region.Report();
            await region.Accept(number, new TicketCommand.Assign(technician) { Mode = i % 3 == 0 ? InterventionMode.OnSite : InterventionMode.Phone });
            await region.TechnicianGrain(technician).SetPosition(new Position(45 + (i / 1000.0), 4.8));
            await region.Accept(number, i % 3 == 0 ? new TicketCommand.Depart() : new TicketCommand.Start(true));
            if (i % 7 == 0)
                await region.TechnicianGrain(technician).SetPresence(i % 2 == 0 ? Presence.Break : Presence.Available);
            await region.Accept(number, i % 5 == 0 ? new TicketCommand.Suspend(SuspensionReason.Parts, null, null) : new TicketCommand.Resolve("fixed", null));
        }

        await screen.ShowsWhatIs(region);
        Assert.True(screen.Dropped > 0 && screen.Gaps > 0);
        Assert.Contains(screen.Rows.SelectMany(row => row.Interventions), shown => shown.State is InterventionState.Done);
        Assert.Contains(screen.Rows.SelectMany(row => row.Interventions), shown => shown.State is InterventionState.Suspended);

        // Nothing is on its way any more: the roster has heard of every last change.
        var open = (await region.Store.ReadFeed(FeedName.Cell("network"))).Tickets.ToDictionary(ticket => ticket.Number, ticket => ticket.State.Version);
        await Screen.Shows(
            () => screen.Rows.SelectMany(row => row.Interventions).All(shown => open.TryGetValue(shown.Number, out var version) ? shown.Version == version : shown.State is InterventionState.Done),
            "the last change of every ticket");

        // All silos die; what a roster begins with then comes from the store alone.
        var before = screen.Rows.OrderBy(row => row.Id).ToList();
        await region.Kill();
        await region.StartCluster();
        Assert.Equal(before, (await region.Grains.GetGrain<IRosterGrain>(GrainKeys.Cell("network")).Snapshot()).Technicians.OrderBy(row => row.Id));
        await screen.Reconnect(region);
        await region.TechnicianGrain("tech-1").SetPosition(new Position(46, 5));
        await Screen.Shows(() => screen["tech-1"]?.Position == new Position(46, 5), "what happens after the crash");
        await screen.ShowsWhatIs(region);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_is_given_work_while_they_are_away(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await Fill(region);
        var number = await region.Report();
        var now = Instants.Trim(DateTimeOffset.UtcNow);
        await region.TechnicianGrain("tech-1").PutAbsence(new Absence("leave", now.AddHours(1), now.AddHours(9)));

        var inside = new TicketCommand.Assign("tech-1") { Window = new TimeWindow(now.AddHours(8), now.AddHours(10)), Displace = true };
        var refused = await region.Send(number, inside);
        Assert.Equal((RefusalKind.Conflict, RefusalCodes.TechnicianAbsent), (refused.Refusal!.Kind, refused.Refusal.Code));
        Assert.Contains(Instants.Format(now.AddHours(9)), refused.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(TicketStatus.New, (await region.State(number)).Status);

        // What touches it only is no obstacle, nor is work without an appointment as long as they are there.
        await region.Accept(number, new TicketCommand.Assign("tech-1") { Window = new TimeWindow(now.AddHours(9), now.AddHours(10)) });
        await region.Accept(number, new TicketCommand.Unassign(null));
        await region.Accept(number, new TicketCommand.Assign("tech-1"));
        await region.Accept(number, new TicketCommand.Unassign(null));

        await region.TechnicianGrain("tech-1").PutAbsence(new Absence("leave", now.AddHours(-1), now.AddHours(9)));
        Assert.Equal(RefusalCodes.TechnicianAbsent, (await region.Send(number, new TicketCommand.Assign("tech-1"))).Refusal?.Code);
        await region.TechnicianGrain("tech-1").CancelAbsence("leave");
        await region.Accept(number, new TicketCommand.Assign("tech-1"));

        // Who is away and works all the same does so.
        await region.TechnicianGrain("tech-1").PutAbsence(new Absence("ill", now.AddHours(-1), now.AddHours(9)));
        await region.Accept(number, new TicketCommand.Depart());
        await region.Accept(number, new TicketCommand.Suspend(SuspensionReason.Parts, null, null));
        await region.Accept(number, new TicketCommand.Resume());
        await region.AssertConsistent([number], ["tech-1"]);
    }

    private static async Task Fill(TestRegion region)
    {
        await region.Cell("network");
        await region.Cell("workstations");
        await region.Technician("tech-1", cells: "network");
        await region.Technician("tech-2", 5, "network", "workstations");
        await region.Technician("stranger", cells: "workstations");
    }

    private static async Task Write(TestRegion region, TicketNumber number, TicketCommand command)
    {
        var state = await region.State(number);
        var decision = Ticket.Decide(state, command, new DecisionContext(TestRegion.Marie, DateTimeOffset.UtcNow, new TicketRules()) { Rights = Access.Rights.All });
        var booking = Ticket.BookingOf(number, decision.State!);
        var change = new TicketChange(
            number, state.Version, decision.State!, decision.Entries, booking is { InProgress: true } ? booking with { Slot = Booking.OnSiteSlot } : booking, BookingChanged: true);
        Assert.Equal(CommitResult.Committed, await region.Store.Commit(new TicketCommit(Guid.NewGuid().ToString(), "", [change])));
    }

    private sealed class Screen(int dropEvery) : Watcher<RosterReplica, string, RosterRow>(dropEvery), IRosterObserver
    {
        private IRosterGrain _roster = null!;
        private IRosterObserver _reference = null!;

        public RosterRow? this[string technician] => Rows.FirstOrDefault(row => row.Id == technician);

        public static async Task<Screen> Watch(TestRegion region, int dropEvery = 0)
        {
            var screen = new Screen(dropEvery);
            await screen.Reconnect(region);
            return screen;
        }

        public Task Reconnect(TestRegion region)
        {
            _roster = region.Grains.GetGrain<IRosterGrain>(GrainKeys.Cell("network"));
            _reference = region.Grains.CreateObjectReference<IRosterObserver>(this);
            return AskAnew();
        }

        public static Task Shows(Func<bool> condition, string what) => Poll.Until(() => Task.FromResult(condition()), $"{what} is shown", Healing.Bound);

        public Task ShowsWhatIs(TestRegion region) => Poll.Until(
            async () => Rows.ToHashSet().SetEquals((await region.Grains.GetGrain<IRosterGrain>(GrainKeys.Cell("network")).Snapshot()).Technicians),
            "the watcher shows the roster as it is",
            Healing.Bound);

        public Task Frame(RosterFrame frame) => Take(replica => replica.Apply(frame));

        protected override async Task<Action<RosterReplica>> Ask(FeedPosition? position)
        {
            var catchUp = await _roster.Watch(_reference, position);
            return replica => replica.Apply(catchUp);
        }
    }
}
