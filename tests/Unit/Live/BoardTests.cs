using CsCheck;
using Dispatch.Access;
using Dispatch.Live;
using Dispatch.Tickets;

namespace Dispatch.Unit.Live;

/// <summary>A board, its frames, and copies that lose some of them.</summary>
public sealed class BoardTests
{
    private static readonly TicketState s_state = Ticket.Decide(
        null,
        new TicketCommand.Report("A fault", Channel.Phone, new Requester("Jeanne"), "network", 2),
        new DecisionContext(new Actor("a", "dispatcher"), new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), new TicketRules()) { Rights = Rights.All }).State!;

    [Fact]
    public void A_copy_that_loses_doubles_and_reorders_frames_ends_equal_to_the_board() =>
        Gen.Select(Gen.Long[1, 20], Gen.Bool, Gen.Int[0, 4]).Array[1, 200].Sample(
            changes =>
            {
                var board = new Board("cell:network", "e1", keptFrames: 8);
                var replica = new BoardReplica();
                replica.Apply(board.Snapshot());
                Dictionary<long, int> versions = [];
                BoardFrame? kept = null;
                foreach (var (number, leaves, fate) in changes)
                {
                    var version = versions[number] = versions.GetValueOrDefault(number) + 1;
                    board.Apply(Change(number, version, leaves));
                    if (fate == 0 || board.TakeFrame() is not { } frame)
                        continue;

                    // 1: delivered; 2: twice; 3: lost; 4: late, after the next one.
                    foreach (var delivered in fate switch { 1 => [frame], 2 => [frame, frame], 3 => [], _ => kept is null ? [] : new[] { frame, kept } })
                    {
                        if (!replica.Apply(delivered))
                            Assert.True(replica.Apply(board.CatchUp(replica.Position)));
                    }

                    kept = frame;
                }

                board.TakeFrame();
                if (!replica.IsCurrent(board.Heartbeat))
                    Assert.True(replica.Apply(board.CatchUp(replica.Position)));
                Assert.Equal(board.Snapshot().Rows.OrderBy(row => row.Number.Value), replica.Rows.Values.OrderBy(row => row.Number.Value));
            },
            iter: 1000);

    [Fact]
    public void Frames_follow_each_other_without_gaps_and_carry_the_latest_state_only()
    {
        var board = new Board("cell:network", "e1", 8);
        board.Apply(Change(1, 1));
        board.Apply(Change(1, 2));
        board.Apply(Change(2, 1));
        var first = board.TakeFrame()!;
        Assert.Equal((1, 3), (first.From, first.To));
        Assert.Equal([2, 1], first.Rows.OrderBy(row => row.Number.Value).Select(row => row.Version));
        board.Apply(Change(2, 2, leaves: true));
        var second = board.TakeFrame()!;
        Assert.Equal((4, 4), (second.From, second.To));
        Assert.Equal([new TicketNumber(2)], second.Removed);
        Assert.Null(board.TakeFrame());
    }

    [Fact]
    public void A_late_notice_does_not_undo_a_newer_one()
    {
        var board = new Board("cell:network", "e1", 8);
        board.Apply(Change(1, 3, leaves: true));
        board.Apply(Change(1, 2));
        Assert.Equal(0, board.Count);
        board.Apply(Change(1, 4));
        Assert.Equal(1, board.Count);
    }

    [Fact]
    public void Reconciling_removes_what_left_and_adds_what_came()
    {
        var board = new Board("cell:network", "e1", 8);
        board.Apply(Change(1, 1));
        board.Apply(Change(2, 1));
        board.TakeFrame();
        board.Reconcile([new TicketView(new TicketNumber(2), s_state), new TicketView(new TicketNumber(3), s_state)]);
        var frame = board.TakeFrame()!;
        Assert.Equal([new TicketNumber(1)], frame.Removed);
        Assert.Equal([new TicketNumber(3)], frame.Rows.Select(row => row.Number));
    }

    [Fact]
    public void A_client_whose_frames_are_no_longer_kept_gets_a_snapshot()
    {
        var board = new Board("cell:network", "e1", keptFrames: 2);
        for (var version = 1; version <= 5; version++)
        {
            board.Apply(Change(1, version));
            board.TakeFrame();
        }

        Assert.Equal(2, board.CatchUp(new FeedPosition("e1", 3)).Frames!.Count);
        Assert.NotNull(board.CatchUp(new FeedPosition("e1", 2)).Snapshot);
        Assert.NotNull(board.CatchUp(new FeedPosition("e0", 5)).Snapshot);
        Assert.NotNull(board.CatchUp(new FeedPosition("e1", 99)).Snapshot);
        Assert.Empty(board.CatchUp(new FeedPosition("e1", 5)).Frames!);
    }

    [Fact]
    public void A_frame_says_since_when_its_first_change_waited_and_only_when_it_is_told_first()
    {
        var at = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        var board = new Board("cell:network", "e1", keptFrames: 8);
        // What changes nothing that is shown is told in no frame, and no frame is late because of it.
        board.Apply(Change(9, 1, leaves: true) with { CommittedAt = at.AddHours(-1) });
        board.Apply(Change(1, 1) with { CommittedAt = at });
        board.Apply(Change(2, 1) with { CommittedAt = at.AddSeconds(1) });
        Assert.Equal(at, board.TakeFrame()!.CommittedAt);
        Assert.Null(Assert.Single(board.CatchUp(new FeedPosition("e1", 0)).Frames!).CommittedAt);

        // What the store told has no instant.
        board.Apply(Change(1, 2));
        Assert.Null(board.TakeFrame()!.CommittedAt);
    }

    private static BoardChange Change(long number, int version, bool leaves = false) => new(
        new TicketNumber(number), version, leaves ? null : BoardRow.Of(new TicketNumber(number), s_state with { Version = version }), null);
}
