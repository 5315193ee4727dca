namespace Dispatch.Tickets;

/// <summary>A command that says nothing but that it happened.</summary>
public sealed record BareRequest : CommandRequest
{
    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToCommand<T>()
        where T : TicketCommand, new() => Stamp(new T());
}
