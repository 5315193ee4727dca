using CsCheck;
using Dispatch.Cells;
using Dispatch.Tickets;

namespace Dispatch.Unit.Cells;

public sealed class DeadlineWatchTests
{
    private static readonly DateTimeOffset s_eight = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly DeadlineWatch _watch = new(window: 3);
    private int _version;

    [Fact]
    public void The_latest_word_about_a_ticket_counts()
    {
        Hear(1, 5);
        Hear(2, 3);
        Hear(2, 7);
        Hear(3, 1);
        Hear(3, null);
        Assert.Equal(At(5), _watch.Next);
        Assert.Equal([(1L, At(5)), (2L, At(7))], Take(9));
        Assert.Null(_watch.Next);
    }

    [Fact]
    public void An_old_word_that_was_overtaken_does_not_put_a_ticket_off()
    {
        _watch.Set(new TicketDeadline(One(1), 6, At(5)));
        _watch.Set(new TicketDeadline(One(1), 5, At(9)));
        _watch.Set(new TicketDeadline(One(1), 4, null));
        _watch.Found([new TicketDeadline(One(1), 3, At(8))], At(60));
        Assert.Equal([(1L, At(5))], Take(9));
    }

    [Fact]
    public void What_was_taken_is_due_again_only_if_somebody_says_so()
    {
        Hear(1, 1);
        Hear(1, 2);
        Hear(1, 1);
        Assert.Single(Take(3));
        Assert.Empty(Take(3));
        Hear(1, 1);
        Assert.Single(Take(3));
    }

    [Fact]
    public void Beyond_the_last_that_was_read_the_store_knows_until_all_before_is_done()
    {
        Found((1, 1), (2, 3), (3, 5));
        Hear(4, 6);
        Hear(5, 4);
        Assert.Equal([1L, 2, 5, 3], Take(9).Select(taken => taken.Number));
        Assert.Equal(At(5), _watch.Wake);
        Assert.False(_watch.IsAtHorizon(At(4)));
        Assert.True(_watch.IsAtHorizon(At(5)));

        Found((4, 6));
        Assert.False(_watch.IsAtHorizon(At(7)));
        Assert.Equal([4L], Take(9).Select(taken => taken.Number));
        Assert.False(_watch.IsAtHorizon(At(7)));
    }

    [Fact]
    public void What_is_due_later_than_was_read_is_left_to_the_store_which_is_asked_in_time()
    {
        Assert.Null(_watch.Wake);
        Hear(1, 90);
        Assert.Equal(At(90), _watch.Wake);

        Found((2, 3));
        Hear(3, 61);
        Hear(4, 60);
        Assert.Equal([2L, 4], Take(99).Select(taken => taken.Number));
        Assert.Equal(At(60), _watch.Wake);
        Assert.False(_watch.IsAtHorizon(At(59)));
        Assert.True(_watch.IsAtHorizon(At(60)));
    }

    [Fact]
    public void What_is_heard_while_the_store_is_read_is_not_lost()
    {
        Found((1, 1), (2, 2), (3, 3));
        _watch.Reading();
        Hear(4, 4);
        Hear(2, 8);
        Found((1, 1), (2, 2));
        Assert.Equal([1L, 3, 4, 2], Take(9).Select(taken => taken.Number));
    }

    [Fact]
    public void What_was_in_memory_before_the_horizon_came_does_not_hide_what_lies_between()
    {
        Hear(9, 50);
        Found((1, 1), (2, 3), (3, 5));
        Hear(4, 6);
        Assert.Equal([1L, 2, 3], Take(9).Select(taken => taken.Number));
        Assert.True(_watch.IsAtHorizon(At(9)));
        Found((4, 6), (9, 50));
        Assert.Equal([4L], Take(9).Select(taken => taken.Number));
        Assert.Equal(At(50), _watch.Next);
    }

    [Fact]
    public void A_ticket_that_is_put_off_again_and_again_takes_no_room()
    {
        for (var i = 0; i < 100_000; i++)
            Hear(1 + (i % 10), i);
        Assert.InRange(_watch.Entries, 10, 1100);
        Assert.Equal(At(99_990), _watch.Next);
        Assert.Equal(10, Take(100_000).Count);
    }

    [Fact]
    public void Each_ticket_is_taken_once_in_order_whatever_was_said_before() =>
        Gen.Select(Gen.Long[1, 20], Gen.Int[0, 50].Nullable()).Array[0, 3000].Sample(words =>
        {
            var watch = new DeadlineWatch(window: 5000);
            var expected = new Dictionary<long, DateTimeOffset>();
            for (var i = 0; i < words.Length; i++)
            {
                var (number, minute) = words[i];
                DateTimeOffset? at = minute is { } some ? At(some) : null;
                watch.Set(new TicketDeadline(One(number), i, at));
                expected.Remove(number);
                if (at is { } instant)
                    expected[number] = instant;
            }

            var taken = watch.Take(At(50), 100);
            Assert.Equal(taken.Select(deadline => deadline.At).Order(), taken.Select(deadline => deadline.At));
            Assert.Equal(expected, taken.ToDictionary(deadline => deadline.Number.Value, deadline => deadline.At!.Value));
        });

    [Fact]
    public void Nothing_that_the_store_holds_is_passed_over_however_small_the_window_and_whatever_overtakes() =>
        Gen.Select(Gen.Long[1, 30], Gen.Int[1, 60], Gen.Int[0, 9]).Array[0, 300].Sample(words =>
        {
            var (watch, now) = (new DeadlineWatch(window: 4), 0);
            var (store, onTheWay) = (new Dictionary<long, TicketDeadline>(), new Stack<TicketDeadline>());
            for (var i = 0; i < words.Length; i++)
            {
                var (number, minutes, what) = words[i];
                if (what == 0)
                {
                    Read();
                }
                else if (what < 3)
                {
                    while (onTheWay.TryPop(out var late))
                        watch.Set(late);
                    now += minutes / 4;
                    Fire();
                    Assert.DoesNotContain(store.Values, deadline => deadline.At <= At(now));
                    Assert.InRange(watch.Entries, 0, 2000);
                }
                else
                {
                    var word = store[number] = new TicketDeadline(One(number), i, At(now + minutes));
                    if (what == 3)
                        onTheWay.Push(word);
                    else
                        watch.Set(word);
                }
            }

            void Read()
            {
                watch.Reading();
                var until = At(now + 8);
                watch.Found([.. store.Values.Where(deadline => deadline.At <= until).OrderBy(deadline => deadline.At).Take(4)], until);
            }

            void Fire()
            {
                while (true)
                {
                    if (watch.IsAtHorizon(At(now)))
                        Read();
                    if (watch.Take(At(now), 3) is not { Count: > 0 } due)
                        return;
                    foreach (var (number, _, _) in due.Where(deadline => store.GetValueOrDefault(deadline.Number.Value).At <= At(now)))
                        store.Remove(number.Value);
                }
            }
        });

    private static TicketNumber One(long number) => new(number);

    private static DateTimeOffset At(int minute) => s_eight.AddMinutes(minute);

    /// <summary>Each ticket's word is of a newer version than the one before.</summary>
    private void Hear(long number, int? minute) => _watch.Set(new TicketDeadline(One(number), ++_version, minute is { } some ? At(some) : null));

    /// <summary>What the store holds for the next hour, older than anything heard.</summary>
    private void Found(params (long Number, int Minute)[] nearest) =>
        _watch.Found([.. nearest.Select(found => new TicketDeadline(One(found.Number), 0, At(found.Minute)))], At(60));

    private List<(long Number, DateTimeOffset At)> Take(int minute) =>
        [.. _watch.Take(At(minute), 100).Select(deadline => (deadline.Number.Value, deadline.At!.Value))];
}
