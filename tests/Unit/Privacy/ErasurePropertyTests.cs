using System.Text.Json;
using System.Text.RegularExpressions;
using Dispatch.Access;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;
using Dispatch.Unit.Tickets;

namespace Dispatch.Unit.Privacy;

/// <summary>What holds wherever in a ticket's life its requester is erased.</summary>
public sealed partial class ErasurePropertyTests
{
    private const string Somebody = "erased-7f3a9c2d";

    private static readonly Actor s_administrator = new("admin", "administrator");

    [Fact]
    public void The_rewritten_journal_adds_up_to_the_state() => Tell((_, _, after, rewritten) => Assert.Equal(after, Ticket.Replay(rewritten, Promises.Rules)));

    [Fact]
    public void Nothing_of_the_person_remains() => Tell((_, _, after, rewritten) =>
    {
        var all = Json(after) + Json(rewritten);
        Assert.Contains(Somebody, all, StringComparison.Ordinal);
        Assert.DoesNotMatch(Traces(), all);
    });

    [Fact]
    public void Nothing_but_the_texts_is_another() => Tell((before, journal, after, rewritten) =>
    {
        Assert.Equal(before.Clocks, after.Clocks);
        Assert.Equal((before.Escalations, before.ReviewAt, before.NextDeadline), (after.Escalations, after.ReviewAt, after.NextDeadline));
        Assert.Equal(Ticket.BookingOf(Life.Number, before), Ticket.BookingOf(Life.Number, after));
        Assert.Equal(before.Version + 1, after.Version);

        // The same, as a plain replacement in the text of the JSON has it.
        var somebody = new Requester(Somebody);
        var first = journal[0] with { Event = ((TicketEvent.Reported)journal[0].Event) with { Requester = somebody } };
        Assert.Equal(Traces().Replace(Json(journal.Skip(1).Prepend(first)), Somebody), Json(rewritten.SkipLast(1)));
        Assert.Equal(Traces().Replace(Json(before with { Requester = somebody, Version = after.Version, Attachments = [] }), Somebody), Json(after));
        var last = rewritten[^1];
        Assert.Equal((new TicketEvent.RequesterErased(Somebody), s_administrator, after.Version), (last.Event, last.Actor, last.Version));
        Assert.Null(last.Outcomes);
    });

    [Fact]
    public void Life_goes_on_as_it_would_have() => Stories.Tell((now, state, journal) =>
    {
        var erased = Erase(now, state, journal);
        var later = now.AddDays(40);
        var context = new DecisionContext(Actor.Timer, later, new TicketRules()) { Rights = Rights.All, Sla = Promises.Rules, Around = Promises.Around };
        Assert.Equal(
            Ticket.DecideElapsed(state, context).Entries.Select(entry => (entry.Event, entry.OccurredAt, entry.Version + 1)),
            Ticket.DecideElapsed(erased.State!, context).Entries.Select(entry => (entry.Event, entry.OccurredAt, entry.Version)));
    });

    private static void Tell(Action<TicketState, IReadOnlyList<JournalEntry>, TicketState, IReadOnlyList<JournalEntry>> check) => Stories.Tell((now, state, journal) =>
    {
        var erased = Erase(now, state, journal);
        var anew = erased.Rewritten.ToDictionary(entry => entry.Version);
        check(state, journal, erased.State!, [.. journal.Select(entry => anew.GetValueOrDefault(entry.Version, entry)), .. erased.Entries]);
    });

    private static Decision Erase(DateTimeOffset now, TicketState state, IReadOnlyList<JournalEntry> journal)
    {
        var decision = Ticket.Decide(
            state,
            new TicketCommand.EraseRequester(Somebody),
            new DecisionContext(s_administrator, now, new TicketRules()) { Rights = Rights.All, Sla = Promises.Rules, Around = Promises.Around, Journal = journal });
        Assert.True(decision.IsAccepted, decision.Refusal?.Message);
        Assert.Single(decision.Entries);
        return decision;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, DispatchJson.Options);

    [GeneratedRegex(@"jeanne\.martin@example\.org|jeanne\s+martin|\+33 2 99 00 11 22", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Traces();
}
