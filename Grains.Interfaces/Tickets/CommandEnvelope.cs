using Dispatch.Access;

namespace Dispatch.Tickets;

/// <summary>A command on its way to a ticket.</summary>
/// <param name="Command">What is asked.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Rights">What they may do, and where: the decision checks it.</param>
/// <param name="Id">Identifies the command: sent twice, it acts once and gets the same answer.</param>
/// <param name="Fingerprint">Of what was asked and by whom, to notice an identifier that is used again for something else.</param>
/// <param name="ExpectedVersion">The version that the sender saw, if it wants to act on that one only.</param>
[GenerateSerializer, Immutable, Alias("command-envelope")]
public sealed record CommandEnvelope(
    [property: Id(0)] TicketCommand Command,
    [property: Id(1)] Actor Actor,
    [property: Id(2)] Rights Rights,
    [property: Id(3)] string Id,
    [property: Id(4)] string Fingerprint,
    [property: Id(5)] int? ExpectedVersion = null)
{
    /// <summary>
    /// Identifies the asking: whoever asks again because no answer came asks the same once more, and what was refused stays refused. Another asking of the same
    /// command is decided anew. Empty where nobody asks again.
    /// </summary>
    [Id(6)]
    public Guid Asking { get; init; }
}
