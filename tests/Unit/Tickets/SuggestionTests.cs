using Dispatch.Tickets;

namespace Dispatch.Unit.Tickets;

/// <summary>How an assignment stands to what was suggested is a fact of the journal.</summary>
public sealed class SuggestionTests
{
    private static readonly TicketCommand.Assign s_assign = new("tech-1");

    [Theory]
    [InlineData(1, 4, "tech-1")]
    [InlineData(3, 4, "tech-2")]
    [InlineData(null, 0, null)]
    public void It_is_kept_as_it_was_said(int? rank, int of, string? best)
    {
        var suggestion = new Suggestion(rank, of, best);
        var life = Life.In(TicketStatus.Queued);
        life.Accept(s_assign with { Suggestion = suggestion });
        Assert.Equal(suggestion, Assert.IsType<TicketEvent.Assigned>(life.Journal[^1].Event).Suggestion);
        life.Accept(new TicketCommand.Reassign(s_assign with { Suggestion = suggestion }));
        Assert.Equal(suggestion, Assert.IsType<TicketEvent.Reassigned>(life.Journal[^1].Event).To.Suggestion);
    }

    [Theory]
    [InlineData(5, 4, null)]
    [InlineData(1, 4, "tech-2")]
    public void What_cannot_have_been_suggested_is_refused(int? rank, int of, string? best) =>
        Assert.Equal(RefusalCodes.InvalidSuggestion, Life.In(TicketStatus.Queued).Refuse(s_assign with { Suggestion = new Suggestion(rank, of, best) }).Code);
}
