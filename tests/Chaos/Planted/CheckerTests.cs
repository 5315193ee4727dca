using Dispatch.Chaos.Checking;
using Dispatch.Tickets;
using static Dispatch.Chaos.Planted.GoodDesk;

namespace Dispatch.Chaos.Planted;

/// <summary>The checker passes what is good and finds what was planted, of every promise.</summary>
public sealed class CheckerTests
{
    private readonly Evidence _good = GoodDesk.Work();

    [Fact]
    public void Good_evidence_passes()
    {
        Assert.Empty(Checker.Check(_good));
        // The desk has what the promises speak of: else there would be nothing to find.
        Assert.Single(_good.Journal, line => line.Number == Booked && line.Entry.Event is TicketEvent.SlaWarned);
        Assert.Single(_good.Journal, line => line.Number == Booked && line.Entry.Event is TicketEvent.SlaBreached);
        Assert.Single(_good.Journal, line => line.Number == Booked && line.Entry.Event is TicketEvent.EscalationStepTaken);
        Assert.Equal(2, _good.Bookings.Count);
    }

    [Fact]
    public void Promise_1_an_acknowledged_command_that_is_not_in_the_journal()
    {
        var noted = _good.Line<TicketEvent.Noted>(Booked);
        Finds(1, "stands 0 times", _good.With(noted, noted with { CommandId = null }));
        Finds(1, "stands 0 times", _good with { Tickets = [], Journal = [] });
    }

    [Fact]
    public void Promise_1_an_acknowledged_command_that_acted_twice()
    {
        var noted = _good.Line<TicketEvent.Noted>(Booked);
        Finds(1, "stands 2 times", _good.With(_good.Line<TicketEvent.SlaWarned>(Booked), _good.Line<TicketEvent.SlaWarned>(Booked) with { CommandId = noted.CommandId }));
        Finds(1, "as well", _good.With(_good.Line<TicketEvent.SlaWarned>(UnderWay), _good.Line<TicketEvent.SlaWarned>(UnderWay) with { CommandId = noted.CommandId }));
    }

    [Fact]
    public void Promise_1_a_command_that_stands_for_something_else()
    {
        var note = _good.Sent(Booked, "note");
        Finds(1, "no 'resolved' stands there", _good.With(note, note with { Fact = "resolved" }));
    }

    [Fact]
    public void Promise_1_a_refused_command_that_was_carried_out()
    {
        var note = _good.Sent(Booked, "note");
        Finds(1, "was refused and stands in the journal", _good.With(note, note with { Replies = [new Reply(409, "")] }));
    }

    [Fact]
    public void Promise_1_a_command_whose_outcome_nobody_knows_may_have_been_carried_out()
    {
        var note = _good.Sent(Booked, "note");
        Assert.Empty(Checker.Check(_good.With(note, note with { Replies = [Reply.None, new Reply(503, ""), new Reply(409, "")] })));
    }

    [Fact]
    public void Promise_2_two_rows_for_the_same_place()
    {
        var there = _good.Bookings.Single(booking => booking.InProgress);
        Finds(2, "holds place 0", _good with { Bookings = [.. _good.Bookings, there with { Number = Queued }] });
    }

    [Fact]
    public void Promise_2_appointments_that_overlap()
    {
        var tomorrow = _good.Bookings.Single(booking => booking.Number == Booked);
        Finds(2, "at once", _good with { Bookings = [.. _good.Bookings, tomorrow with { Number = Queued, Window = Hour(24.5) }] });
        // Those that only touch do not.
        Assert.DoesNotContain(Checker.Check(_good with { Bookings = [.. _good.Bookings, tomorrow with { Number = Queued, Window = Hour(25) }] }), violation => violation.What.Contains("at once", StringComparison.Ordinal));
    }

    [Fact]
    public void Promise_2_a_booking_that_is_not_what_the_journal_says()
    {
        Finds(2, $"The booking of {UnderWay}", _good with { Bookings = [.. _good.Bookings.Where(booking => !booking.InProgress)] });
        Finds(2, $"The booking of {UnderWay}", _good with { Bookings = [.. _good.Bookings.Select(booking => booking.InProgress ? booking with { Technician = "tech-2" } : booking)] });
    }

    [Fact]
    public void Promise_2_a_technician_who_was_in_two_places_for_a_while()
    {
        // The rows tell nothing of it any more: the first visit is over. Its end was written after the second began.
        var (resolved, departed) = (_good.Line<TicketEvent.Resolved>(Done), _good.Line<TicketEvent.Departed>(UnderWay));
        Finds(2, $"in two places: {Done} and {UnderWay}", _good.With(resolved, resolved with { Commit = departed.Commit + 1 }));
    }

    [Fact]
    public void Promise_2_whoever_gives_way_does_so_in_the_same_transaction()
    {
        var (resolved, departed) = (_good.Line<TicketEvent.Resolved>(Done), _good.Line<TicketEvent.Departed>(UnderWay));
        Assert.Empty(Checker.Check(_good.With(resolved, resolved with { Commit = departed.Commit })));
    }

    [Fact]
    public void Promise_3_a_cell_without_a_guardian() => Finds(3, "no guardian", _good with { GuardedCells = [] });

    [Fact]
    public void Promise_3_a_ticket_that_nobody_would_find_when_it_is_due()
    {
        var row = _good.Row(Queued);
        Assert.NotNull(row.NextDeadline);
        Finds(3, "is watched for nothing", _good.With(row, row with { NextDeadline = null }));
        Finds(3, "is watched for", _good.With(row, row with { NextDeadline = row.NextDeadline + TimeSpan.FromSeconds(1) }));
    }

    [Fact]
    public void Promise_4_a_deadline_that_passed_unnoticed() =>
        Finds(4, $"{Queued} lacks the Warning", _good with { ReadAt = _good.Row(Queued).NextDeadline!.Value + DeadlinesStandOnce.Bound + TimeSpan.FromSeconds(1) });

    [Fact]
    public void Promise_4_a_deadline_that_was_applied_late()
    {
        var breach = _good.Line<TicketEvent.SlaBreached>(Booked);
        var late = _good.With(breach, breach with { Entry = breach.Entry with { RecordedAt = breach.Entry.RecordedAt + DeadlinesStandOnce.Bound + TimeSpan.FromSeconds(1) } });
        Finds(4, $"{Booked} was late by 21.0 s", late with { PunctualSince = breach.Entry.RecordedAt });
        // Before the blow nobody promised; and where all of it was struck, nobody does.
        Assert.Empty(Checker.Check(late with { PunctualSince = breach.Entry.RecordedAt + TimeSpan.FromSeconds(1) }));
        Assert.Empty(Checker.Check(late));
    }

    [Fact]
    public void Promise_4_a_deadline_that_stands_twice()
    {
        Finds(4, $"{Booked} has the warning", _good.Twice(_good.Line<TicketEvent.SlaWarned>(Booked)));
        Finds(4, $"{Booked} has the breach", _good.Twice(_good.Line<TicketEvent.SlaBreached>(Booked)));
        Finds(4, $"{Booked} has step 0.0", _good.Twice(_good.Line<TicketEvent.EscalationStepTaken>(Booked)));
    }

    [Fact]
    public void Promise_4_a_deadline_at_another_instant_than_when_it_was_due()
    {
        Finds(4, "was not due then", Moved<TicketEvent.SlaWarned>());
        Finds(4, "was not due then", Moved<TicketEvent.SlaBreached>());
        Finds(4, "was not due then", Moved<TicketEvent.EscalationStepTaken>());

        Evidence Moved<T>()
            where T : TicketEvent
        {
            var line = _good.Line<T>(Booked);
            return _good.With(line, line with { Entry = line.Entry with { OccurredAt = line.Entry.OccurredAt.AddSeconds(1) } });
        }
    }

    [Fact]
    public void Promise_4_a_deadline_that_was_left_out()
    {
        Finds(4, "was not due then", _good.Without(_good.Line<TicketEvent.SlaBreached>(Booked)));
        Finds(4, $"{Booked} lacks the Step", _good.Without(_good.Line<TicketEvent.EscalationStepTaken>(Booked)) with { ReadAt = _good.ReadAt.AddHours(1) });
    }

    [Fact]
    public void Promise_4_a_command_that_went_over_a_deadline()
    {
        var noted = _good.Line<TicketEvent.Noted>(Booked);
        Finds(4, "without the Warning", _good.With(noted, noted with { Entry = noted.Entry with { OccurredAt = noted.Entry.OccurredAt.AddMinutes(6) } }));
    }

    [Fact]
    public void Promise_5_a_screen_that_shows_something_else()
    {
        Finds(5, $"shows nothing where the database has BoardLine {{ Number = {Booked}", _good.Showing(lines => lines.Where(line => line.Number != Booked)));
        Finds(5, "where the database has", _good.Showing(lines => lines.Select(line => line with { Version = line.Version - 1 })));
        Finds(5, "where the database has", _good.Showing(lines => lines.Select(line => line with { Technician = null })));
        Finds(5, "which the database does not have", _good.Showing(lines => [.. lines, lines[0] with { Number = Done }]));
    }

    [Fact]
    public void Promise_5_screens_that_took_too_long() =>
        Finds(5, "took 5.1 s", _good with { Boards = _good.Boards with { After = TimeSpan.FromSeconds(5.1) } });

    [Fact]
    public void Promise_6_the_same_key_with_another_answer()
    {
        var note = _good.Sent(Booked, "note");
        Finds(6, "and then 200", _good.With(note, note with { Replies = [.. note.Replies, note.Acknowledgement! with { Body = note.Acknowledgement!.Body + " " }] }));
        Finds(6, "and then 409", _good.With(note, note with { Replies = [.. note.Replies, new Reply(409, "")] }));
    }

    [Fact]
    public void Promise_6_silence_and_not_now_are_no_answers()
    {
        var note = _good.Sent(Booked, "note");
        Assert.Empty(Checker.Check(_good.With(note, note with { Replies = [.. note.Replies, Reply.None, new Reply(503, ""), .. note.Replies] })));
    }

    [Fact]
    public void Promise_7_a_journal_with_a_gap()
    {
        var noted = _good.Line<TicketEvent.Noted>(Booked);
        Finds(7, "has the versions 1, 2, 4", _good with { Journal = [.. _good.Journal.Where(line => line != noted)] });
    }

    [Fact]
    public void Promise_7_a_ticket_that_is_not_what_its_journal_adds_up_to()
    {
        var row = _good.Row(Queued);
        Finds(7, "is stored as", _good.With(row, row with { State = row.State with { Subject = "Something else" } }));
        Finds(7, "has columns", _good.With(row, row with { Cell = "elsewhere" }));
        Finds(7, "has columns", _good.With(row, row with { Status = "closed" }));
    }

    [Fact]
    public void Promise_7_a_row_or_a_journal_that_is_missing()
    {
        Finds(7, $"{Queued} has a journal and no row", _good with { Tickets = [.. _good.Tickets.Where(row => row.Number != Queued)] });
        Finds(7, $"{Queued} cannot be replayed", _good with { Journal = [.. _good.Journal.Where(line => line.Number != Queued)] });
        Finds(7, $"between {Done} and {Queued}", _good with
        {
            Tickets = [.. _good.Tickets.Where(row => row.Number != UnderWay)],
            Journal = [.. _good.Journal.Where(line => line.Number != UnderWay)],
        });
    }

    private static void Finds(int promise, string what, Evidence planted) =>
        Assert.Contains(Checker.Check(planted), violation => violation.Promise == promise && violation.What.Contains(what, StringComparison.Ordinal));
}
