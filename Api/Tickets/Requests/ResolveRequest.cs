using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>The work is done.</summary>
[ValidatableType]
public sealed record ResolveRequest : CommandRequest
{
    /// <summary>A code of the installation.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Code { get; init; }

    /// <summary>What was done.</summary>
    [Text(Limits.Text)]
    public string? Note { get; init; }

    /// <summary>The parts that were used.</summary>
    [Items]
    public IReadOnlyList<PartBody>? Parts { get; init; }

    /// <summary>The technician's time: more than nothing, at most seven days.</summary>
    [TimeSpent]
    public TimeSpan? TimeSpent { get; init; }

    /// <summary>What was done of the ticket's checklist; needed where a technician has the ticket and its answer names a checklist.</summary>
    public ChecklistBody? Checklist { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToCommand() => Stamp(new TicketCommand.Resolve(Code, Note)
    {
        Work = WorkDone.Of(PartBody.ToParts(Parts), TimeSpent),
        Checklist = Checklist?.ToChecklist(),
    });
}
