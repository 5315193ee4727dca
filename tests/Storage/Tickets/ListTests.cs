using Dispatch.Access;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tickets;

namespace Dispatch.Tests.Storage.Tickets;

public abstract class ListTests(Engine engine)
{
    private ITicketStore Store => engine.Node.Store;

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repetition()
    {
        var cell = Sample.Id();
        List<TicketNumber> numbers = [];
        for (var i = 0; i < 7; i++)
            numbers.Add(await Register(Sample.State(cell)));

        List<TicketNumber> seen = [];
        TicketNumber? before = null;
        do
        {
            var page = await engine.Node.Queries.List(new TicketFilter { Within = Rights.All, Cell = cell, Limit = 3, Before = before });
            Assert.InRange(page.Tickets.Count, 1, 3);
            seen.AddRange(page.Tickets.Select(ticket => ticket.Number));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal(numbers.AsEnumerable().Reverse(), seen);
    }

    [Fact]
    public async Task Every_condition_narrows_the_list()
    {
        var cell = Sample.Id();
        var state = Sample.State(cell) with { Priority = 2, ExternalReference = "EXT-" + cell, Requester = new Requester("ÉLODIE Durand", "Elodie@Example.org") };
        var number = await Register(state);
        await Register(Sample.State(cell) with { Status = TicketStatus.Closed });
        var suspended = await Register(state with
        {
            Priority = 3,
            Status = TicketStatus.Suspended,
            Suspension = new Suspension(SuspensionReason.Planned, TicketStatus.Queued, null, Sample.Noon),
            Requester = new Requester("Somebody else"),
            ExternalReference = null,
            Intervention = new Intervention("tech-" + cell, InterventionMode.Remote, InterventionPhase.Accepted),
        });

        Assert.Equal([number], await List(filter => filter with { Priority = 2 }));
        Assert.Equal([number], await List(filter => filter with { Requester = "élodie durand" }));
        Assert.Equal([number], await List(filter => filter with { Requester = "elodie@example.ORG" }));
        Assert.Equal([number], await List(filter => filter with { ExternalReference = "EXT-" + cell }));
        Assert.Equal([suspended], await List(filter => filter with { Technician = "tech-" + cell }));
        Assert.Equal([suspended], await List(filter => filter with { DueBefore = Sample.Noon.AddSeconds(1) }));
        Assert.Empty(await List(filter => filter with { DueBefore = Sample.Noon }));
        Assert.Equal([suspended, number], await List(filter => filter with { Statuses = [TicketStatus.New, TicketStatus.Suspended] }));
        Assert.Equal([suspended], await List(filter => filter with { Statuses = [TicketStatus.New, TicketStatus.Suspended], Priority = 3, Text = "printer" }));
        Assert.Equal(3, (await List(filter => filter)).Count);

        async Task<IReadOnlyList<TicketNumber>> List(Func<TicketFilter, TicketFilter> condition)
        {
            var page = await engine.Node.Queries.List(condition(new TicketFilter { Within = Rights.All, Cell = cell }));
            return [.. page.Tickets.Select(ticket => ticket.Number)];
        }
    }

    [Theory]
    [InlineData("ecran", true)]
    [InlineData("ÉCRAN noir", true)]
    [InlineData("noir écr", true)]
    [InlineData("cran", false)]
    [InlineData("écran blanc", false)]
    [InlineData("strasse", false)]
    [InlineData("Łódź", true)]
    [InlineData("10.0.0.42", true)]
    [InlineData("zoe@example", true)]
    [InlineData("inc-2026/77", true)]
    [InlineData("2026", true)]
    [InlineData("東京", true)]
    [InlineData("comptabilité", true)]
    public async Task Search_finds_words_by_their_beginnings_whatever_their_accents(string text, bool found)
    {
        var cell = Sample.Id();
        var state = Sample.State(cell, "Écran noir, poste 10.0.0.42") with
        {
            Description = "Depuis ce matin. 東京都 Łódź",
            Requester = new Requester("Zoé Müller", "zoe@example.org"),
            Site = new Site("Agence de Rennes"),
            Category = "Comptabilité",
            ExternalReference = "INC-2026/77",
        };
        await Register(state);

        var page = await engine.Node.Queries.List(new TicketFilter { Within = Rights.All, Cell = cell, Text = text });
        Assert.Equal(found ? 1 : 0, page.Tickets.Count);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("' OR 1=1 --")]
    [InlineData("a AND")]
    [InlineData("NEAR(a b)")]
    [InlineData("document:x*")]
    [InlineData("& | ! ( ) :*")]
    [InlineData("\\")]
    [InlineData("{a b} - ^c")]
    [InlineData("\0null\0")]
    [InlineData("\ud800 half a pair")]
    [InlineData("%_%")]
    public async Task Whatever_is_typed_is_only_words(string text)
    {
        var cell = Sample.Id();
        await Register(Sample.State(cell));
        Assert.Empty((await engine.Node.Queries.List(new TicketFilter { Within = Rights.All, Cell = cell, Text = text })).Tickets);
    }

    [Fact]
    public async Task A_ticket_is_found_by_what_it_was_qualified_as()
    {
        var cell = Sample.Id();
        var state = Sample.State(cell);
        var number = await Register(state);
        var qualified = state with { Version = 2, Category = "Télécopieur" };
        var entry = Sample.Entry(2, new TicketEvent.Qualified(TicketKind.Incident, Degree.Low, Degree.Low, 4, qualified.Category, null, [], null));
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(new TicketChange(number, 1, qualified, [entry], null, BookingChanged: false))));

        Assert.Single((await engine.Node.Queries.List(new TicketFilter { Within = Rights.All, Cell = cell, Text = "telecop" })).Tickets);
        Assert.Single((await engine.Node.Queries.List(new TicketFilter { Within = Rights.All, Cell = cell, Text = "printer" })).Tickets);
    }

    private async Task<TicketNumber> Register(TicketState state) => (await Store.Register(Sample.Registration(state))).Number;
}

public sealed class SqliteListTests(SqliteEngine engine) : ListTests(engine), IClassFixture<SqliteEngine>;

public sealed class PostgresListTests(PostgresEngine engine) : ListTests(engine), IClassFixture<PostgresEngine>;
