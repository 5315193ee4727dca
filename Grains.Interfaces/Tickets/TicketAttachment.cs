namespace Dispatch.Tickets;

/// <summary>An attachment that a ticket has.</summary>
/// <param name="File">The attachment.</param>
/// <param name="At">When it was taken.</param>
/// <param name="By">Who sent it.</param>
[GenerateSerializer, Immutable, Alias("ticket-attachment")]
public sealed record TicketAttachment([property: Id(0)] Attachment File, [property: Id(1)] DateTimeOffset At, [property: Id(2)] Actor By);
