namespace Dispatch.Sla;

/// <summary>One message to one audience by one channel, as a line of the journal asks for it.</summary>
/// <param name="Audience">Who is told.</param>
/// <param name="Person">The person, where the audience is one: resolved when the step was taken.</param>
/// <param name="Cell">The cell that had the ticket.</param>
/// <param name="Channel">The way.</param>
/// <param name="Address">The address, where the channel needs one.</param>
[GenerateSerializer, Immutable, Alias("notice")]
public sealed record Notice(
    [property: Id(0)] Audience Audience,
    [property: Id(1)] string? Person,
    [property: Id(2)] string Cell,
    [property: Id(3)] NotificationChannel Channel,
    [property: Id(4)] string? Address)
{
    /// <summary>What became of the person's work, where that is what a phone is told; null for everything else.</summary>
    [Id(5)] public WorkChange? Work { get; init; }
}
