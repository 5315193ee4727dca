using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>The visit is over, the work is not.</summary>
[ValidatableType]
public sealed record FinishVisitRequest : CommandRequest
{
    /// <summary>Why the work is not done.</summary>
    public required VisitCode Code { get; init; }

    /// <summary>Where the ticket goes; what is usual for the code where nobody said.</summary>
    public AfterVisit? Next { get; init; }

    /// <summary>More about it.</summary>
    [Text(Limits.Text)]
    public string? Note { get; init; }

    /// <summary>The parts that were used.</summary>
    [Items]
    public IReadOnlyList<PartBody>? Parts { get; init; }

    /// <summary>The technician's time: more than nothing, at most seven days.</summary>
    [TimeSpent]
    public TimeSpan? TimeSpent { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToCommand() => Stamp(new TicketCommand.FinishVisit(Code, Next, Note) { Work = WorkDone.Of(PartBody.ToParts(Parts), TimeSpent) });
}
