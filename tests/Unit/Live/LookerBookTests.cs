using Dispatch.Live;
using Dispatch.Tickets;

namespace Dispatch.Unit.Live;

/// <summary>Who looks at what, as processes say it.</summary>
public sealed class LookerBookTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly LookedAt s_ana = new(new TicketNumber(1), [new Looker("ana", "Ana")]);

    [Fact]
    public void What_was_told_is_not_told_again()
    {
        var book = new LookerBook("network");
        Assert.Null(book.Take(s_now));
        book.Say("one", [s_ana], s_now.AddSeconds(15));
        Assert.Equal([s_ana], book.Take(s_now)!.Lookers);
        book.Say("one", [s_ana], s_now.AddSeconds(20));
        Assert.Null(book.Take(s_now));
    }

    [Fact]
    public void Of_a_process_that_is_silent_nobody_is_left()
    {
        var book = new LookerBook("network");
        book.Say("one", [s_ana], s_now.AddSeconds(15));
        book.Say("two", [s_ana], s_now.AddSeconds(20));
        book.Take(s_now);
        Assert.Null(book.Take(s_now.AddSeconds(15)));
        Assert.False(book.IsEmpty);
        Assert.Empty(book.Take(s_now.AddSeconds(20))!.Lookers);
        Assert.True(book.IsEmpty);
    }
}
