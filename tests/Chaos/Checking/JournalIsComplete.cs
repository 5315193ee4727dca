using System.Text.Json;
using Dispatch.Tickets;

namespace Dispatch.Chaos.Checking;

/// <summary>Promise 7: the journal is complete. Numbers and versions have no gaps, and what a journal adds up to is what is stored.</summary>
public sealed class JournalIsComplete : IPromise
{
    private const int Number = 7;

    /// <inheritdoc />
    public IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var (before, after) in evidence.Stories.Zip(evidence.Stories.Skip(1)))
        {
            if (after.Number.Value != before.Number.Value + 1)
                yield return new Violation(Number, $"No ticket is between {before.Number} and {after.Number}.");
        }

        foreach (var story in evidence.Stories)
        {
            if (Flaw(story) is { } flaw)
                yield return new Violation(Number, $"{story.Number} {flaw}");
        }
    }

    private static string? Flaw(TicketStory story)
    {
        if (!story.Lines.Select(line => line.Entry.Version).SequenceEqual(Enumerable.Range(1, story.Lines.Count)))
            return $"has the versions {string.Join(", ", story.Lines.Select(line => line.Entry.Version))}.";
        if (story.Fault is not null || story.Final is not { } state)
            return $"cannot be replayed: {story.Fault ?? "it has no journal."}";
        if (story.Row is not { } row)
            return "has a journal and no row.";
        if (row.State != state)
            return $"is stored as {Show(row.State)} and replayed as {Show(state)}.";
        var columns = (state.Version, JsonNamingPolicy.CamelCase.ConvertName(state.Status.ToString()), state.IsOpen, state.Cell, state.Technician);
        return (row.Version, row.Status, row.IsOpen, row.Cell, row.Technician) == columns ? null : "has columns that are not those of its state.";
    }

    private static string Show(TicketState state) => JsonSerializer.Serialize(state, DispatchJson.Options);
}
