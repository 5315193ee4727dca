using Dispatch.Tickets;

namespace Dispatch.Storage.Commits;

/// <summary>A new ticket that waits for its number. Its rows are made before it queues, so that the writer only writes.</summary>
internal sealed class PendingRegistration(TicketRegistration registration) : PendingWrite
{
    private readonly TaskCompletionSource<RegisteredTicket> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer to come.</summary>
    public Task<RegisteredTicket> Answer => _answer.Task;

    /// <summary>The command that reported it.</summary>
    public string CommandId { get; } = registration.CommandId;

    /// <summary>The ticket's row.</summary>
    public TicketRow Row { get; } = TicketRow.Of(registration.State);

    /// <summary>The journal's first row.</summary>
    public EventRow Event { get; } = EventRow.Of(registration.Entry, registration.CommandId, registration.Fingerprint);

    /// <summary>The words that it is found by.</summary>
    public string Document { get; } = Tickets.SearchText.DocumentOf(registration.State);

    /// <summary>Tells whoever waits.</summary>
    public void Complete(RegisteredTicket answer) => _answer.TrySetResult(answer);

    /// <inheritdoc />
    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
