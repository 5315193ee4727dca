namespace Dispatch.Tickets;

/// <summary>A file of a ticket. Its bytes are kept apart, and were durable before any line of the journal named it.</summary>
/// <param name="Id">Its identifier in this installation.</param>
/// <param name="Name">Its name, as who sent it calls it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="MediaType">What its bytes are, as they say themselves.</param>
/// <param name="Size">How many bytes.</param>
/// <param name="Digest">SHA-256 of the bytes, hexadecimal.</param>
/// <param name="Public">Whether the requester sees it.</param>
[GenerateSerializer, Immutable, Alias("attachment")]
public sealed record Attachment(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] AttachmentKind Kind,
    [property: Id(3)] string MediaType,
    [property: Id(4)] long Size,
    [property: Id(5)] string Digest,
    [property: Id(6)] bool Public);
