using Dispatch.Chaos.Checking;
using Dispatch.Tickets;

namespace Dispatch.Chaos.Planted;

/// <summary>Ways to spoil evidence.</summary>
internal static class Planting
{
    extension(Evidence evidence)
    {
        /// <summary>With one line of the journal changed.</summary>
        public Evidence With(EventRow line, EventRow changed) => evidence with { Journal = [.. evidence.Journal.Select(other => other == line ? changed : other)] };

        /// <summary>With one line of the journal taken out and the later ones moved up, so that nothing but the line itself is missing.</summary>
        public Evidence Without(EventRow line) => evidence with
        {
            Journal =
            [
                .. evidence.Journal.Where(other => other != line).Select(other => other.Number == line.Number && other.Entry.Version > line.Entry.Version
                    ? other with { Entry = other.Entry with { Version = other.Entry.Version - 1 } }
                    : other),
            ],
        };

        /// <summary>With one line of the journal twice, the later ones moved down.</summary>
        public Evidence Twice(EventRow line) => evidence with
        {
            Journal =
            [
                .. evidence.Journal.SelectMany(other => other == line
                    ? new[] { other, other with { CommandId = null, Entry = other.Entry with { Version = other.Entry.Version + 1 } } }
                    : [other.Number == line.Number && other.Entry.Version > line.Entry.Version ? other with { Entry = other.Entry with { Version = other.Entry.Version + 1 } } : other]),
            ],
        };

        /// <summary>With one command remembered otherwise.</summary>
        public Evidence With(SentCommand command, SentCommand changed) => evidence with { Commands = [.. evidence.Commands.Select(other => other == command ? changed : other)] };

        /// <summary>With one row changed.</summary>
        public Evidence With(TicketRow row, TicketRow changed) => evidence with { Tickets = [.. evidence.Tickets.Select(other => other == row ? changed : other)] };

        /// <summary>With the lines of the screen changed.</summary>
        public Evidence Showing(Func<IReadOnlyList<BoardLine>, IEnumerable<BoardLine>> change) => evidence with
        {
            Boards = evidence.Boards with { Copies = [.. evidence.Boards.Copies.Select(copy => copy with { Lines = [.. change(copy.Lines)] })] },
        };

        /// <summary>The line of a ticket's journal that says this.</summary>
        public EventRow Line<T>(TicketNumber number)
            where T : TicketEvent => evidence.Journal.Single(line => line.Number == number && line.Entry.Event is T);

        /// <summary>The row of a ticket.</summary>
        public TicketRow Row(TicketNumber number) => evidence.Tickets.Single(row => row.Number == number);

        /// <summary>A command to a ticket.</summary>
        public SentCommand Sent(TicketNumber number, string name) => evidence.Commands.Single(command => command.Key == $"{number}:{name}");
    }
}
