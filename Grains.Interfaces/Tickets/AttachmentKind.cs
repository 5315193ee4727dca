namespace Dispatch.Tickets;

/// <summary>What an attachment is for.</summary>
[GenerateSerializer]
public enum AttachmentKind
{
    /// <summary>A picture of what was found or done.</summary>
    Photo,

    /// <summary>Somebody signed for the work.</summary>
    Signature,

    /// <summary>Any other document.</summary>
    File,
}
