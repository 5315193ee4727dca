using Dispatch.Tickets;

namespace Dispatch.Attachments;

/// <summary>A file of a ticket as clients see it.</summary>
public sealed record AttachmentResponse
{
    /// <summary>The ticket.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>Its identifier.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required AttachmentKind Kind { get; init; }

    /// <summary>What its bytes are.</summary>
    public required string MediaType { get; init; }

    /// <summary>How many bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Whether the requester sees it.</summary>
    public required bool Public { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who sent it.</summary>
    public required string By { get; init; }

    /// <summary>As clients see it.</summary>
    public static AttachmentResponse Of(TicketNumber number, TicketAttachment attachment) => new()
    {
        Number = number,
        Id = attachment.File.Id,
        Name = attachment.File.Name,
        Kind = attachment.File.Kind,
        MediaType = attachment.File.MediaType,
        Size = attachment.File.Size,
        Public = attachment.File.Public,
        At = attachment.At,
        By = attachment.By.Id,
    };
}
