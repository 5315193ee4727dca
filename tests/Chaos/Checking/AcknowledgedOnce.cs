using Dispatch.Tickets;

namespace Dispatch.Chaos.Checking;

/// <summary>Promise 1: an acknowledged command stands in the journal, once. One that was only ever refused does not.</summary>
public sealed class AcknowledgedOnce : IPromise
{
    private const int Number = 1;

    /// <inheritdoc />
    public IEnumerable<Violation> Check(Evidence evidence)
    {
        var written = evidence.Journal.Where(line => line.CommandId is not null).ToLookup(line => line.CommandId!, StringComparer.Ordinal);
        var journals = evidence.Journal.ToLookup(line => line.Number);
        foreach (var command in evidence.Commands)
        {
            if (command.IsRefused && written[command.Key].FirstOrDefault() is { } line)
                yield return new Violation(Number, $"'{command.Name}' ({command.Key}) was refused and stands in the journal of {line.Number}: {Told(command)}; {line.Entry}");
            if (command.Acknowledgement is not null && Lost(command, [.. written[command.Key]], journals) is { } what)
                yield return new Violation(Number, $"'{command.Name}' ({command.Key}) {what}");
        }
    }

    private static string Told(SentCommand command) => string.Join(", then ", command.Replies.Select(reply => reply.Status is null ? "silence" : reply.Body));

    private static string? Lost(SentCommand command, IReadOnlyList<EventRow> lines, ILookup<TicketNumber, EventRow> journals)
    {
        var (number, version) = command.ReadAcknowledgement();
        var own = lines.Where(line => line.Number == number).ToList();
        if (own.Count != 1)
            return $"was acknowledged for {number} and stands {own.Count} times in its journal.";

        // What a command takes from other tickets stands there under the same key.
        if (lines.FirstOrDefault(line => line.Number != number && !Displaces(journals[line.Number], line)) is { } stray)
            return $"was acknowledged for {number} and stands in the journal of {stray.Number} as well.";

        // The key stands on the first line that the command wrote; what had fallen due comes before the command's own fact.
        var commit = journals[number].Where(line => line.Entry.Version >= own[0].Entry.Version && line.Entry.Version <= version);
        return commit.Count(line => TicketEventType.NameOf(line.Entry.Event) == command.Fact) == 1
            ? null
            : $"was acknowledged for {number} at version {version}, and no '{command.Fact}' stands there.";
    }

    private static bool Displaces(IEnumerable<EventRow> journal, EventRow first) => journal
        .Where(line => line.Entry.Version >= first.Entry.Version)
        .Any(line => line.Entry.Event is TicketEvent.Displaced);
}
