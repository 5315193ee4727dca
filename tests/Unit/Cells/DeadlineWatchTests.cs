using CsCheck;
using Dispatch.Cells;
using Dispatch.Tickets;

namespace Dispatch.Unit.Cells;

public sealed class DeadlineWatchTests
{
    private static readonly DateTimeOffset s_eight = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly DeadlineWatch _watch = new(window: 3);

    [Fact]
    public void The_latest_word_about_a_ticket_counts()
    {
        _watch.Set(One(1), At(5));
        _watch.Set(One(2), At(3));
        _watch.Set(One(2), At(7));
        _watch.Set(One(3), At(1));
        _watch.Set(One(3), null);
        Assert.Equal(At(5), _watch.Next);
        Assert.Equal([(1L, At(5)), (2L, At(7))], Take(9));
        Assert.Null(_watch.Next);
    }

    [Fact]
    public void What_was_taken_is_due_again_only_if_somebody_says_so()
    {
        _watch.Set(One(1), At(1));
        _watch.Set(One(1), At(2));
        _watch.Set(One(1), At(1));
        Assert.Single(Take(3));
        Assert.Empty(Take(3));
        _watch.Set(One(1), At(1));
        Assert.Single(Take(3));
    }

    [Fact]
    public void Beyond_the_horizon_the_store_knows_until_all_before_is_done()
    {
        Found((1, 1), (2, 3), (3, 5));
        _watch.Set(One(4), At(6));
        _watch.Set(One(5), At(4));
        Assert.Equal([1L, 2, 5, 3], Take(9).Select(taken => taken.Number));
        Assert.True(_watch.IsAtHorizon);

        Found((4, 6));
        Assert.False(_watch.IsAtHorizon);
        Assert.Equal([4L], Take(9).Select(taken => taken.Number));
        Assert.False(_watch.IsAtHorizon);
    }

    [Fact]
    public void What_is_heard_while_the_store_is_read_is_not_lost()
    {
        Found((1, 1), (2, 2), (3, 3));
        _watch.Reading();
        _watch.Set(One(4), At(4));
        _watch.Set(One(2), At(8));
        Found((1, 1), (2, 2));
        Assert.Equal([1L, 2, 3, 4], Take(9).Select(taken => taken.Number));
        Assert.False(_watch.IsAtHorizon);
    }

    [Fact]
    public void What_was_in_memory_before_the_horizon_came_does_not_hide_what_lies_between()
    {
        _watch.Set(One(9), At(90));
        Found((1, 1), (2, 3), (3, 5));
        _watch.Set(One(4), At(6));
        Assert.Equal([1L, 2, 3], Take(9).Select(taken => taken.Number));
        Assert.True(_watch.IsAtHorizon);
        Found((4, 6), (9, 90));
        Assert.Equal([4L], Take(9).Select(taken => taken.Number));
        Assert.Equal(At(90), _watch.Next);
    }

    [Fact]
    public void A_ticket_that_is_put_off_again_and_again_takes_no_room()
    {
        for (var i = 0; i < 100_000; i++)
            _watch.Set(One(1 + (i % 10)), At(i));
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
            foreach (var (number, minute) in words)
            {
                DateTimeOffset? at = minute is { } some ? At(some) : null;
                watch.Set(One(number), at);
                expected.Remove(number);
                if (at is { } instant)
                    expected[number] = instant;
            }

            var taken = watch.Take(At(50), 100);
            Assert.Equal(taken.Select(deadline => deadline.At).Order(), taken.Select(deadline => deadline.At));
            Assert.Equal(expected, taken.ToDictionary(deadline => deadline.Number.Value, deadline => deadline.At));
        });

    [Fact]
    public void Nothing_that_the_store_holds_is_passed_over_however_small_the_window() =>
        Gen.Select(Gen.Long[1, 30], Gen.Int[1, 60], Gen.Int[0, 9]).Array[0, 300].Sample(words =>
        {
            var (watch, store, now) = (new DeadlineWatch(window: 4), new Dictionary<long, int>(), 0);
            foreach (var (number, minutes, what) in words)
            {
                if (what == 0)
                {
                    Read();
                }
                else if (what < 3)
                {
                    now += minutes / 4;
                    Fire();
                    Assert.DoesNotContain(store.Values, at => at <= now);
                    Assert.InRange(watch.Entries, 0, 2000);
                }
                else
                {
                    store[number] = now + minutes;
                    watch.Set(One(number), At(now + minutes));
                }
            }

            void Read()
            {
                watch.Reading();
                watch.Found([.. store.OrderBy(pair => pair.Value).Take(4).Select(pair => new TicketDeadline(One(pair.Key), At(pair.Value)))]);
            }

            void Fire()
            {
                while (true)
                {
                    if (watch.IsAtHorizon)
                        Read();
                    if (watch.Take(At(now), 3) is not { Count: > 0 } due)
                        return;
                    foreach (var (number, _) in due)
                        store.Remove(number.Value);
                }
            }
        });

    private static TicketNumber One(long number) => new(number);

    private static DateTimeOffset At(int minute) => s_eight.AddMinutes(minute);

    private void Found(params (long Number, int Minute)[] nearest) =>
        _watch.Found([.. nearest.Select(found => new TicketDeadline(One(found.Number), At(found.Minute)))]);

    private List<(long Number, DateTimeOffset At)> Take(int minute) =>
        [.. _watch.Take(At(minute), 100).Select(deadline => (deadline.Number.Value, deadline.At))];
}
