namespace Dispatch.Attachments;

/// <summary>The files of a ticket, and how many and how large they may be.</summary>
/// <param name="Items">The files, in the order in which they came.</param>
/// <param name="MaxSize">How many bytes one may have.</param>
/// <param name="MaxCount">How many a ticket may have.</param>
public sealed record AttachmentList(IReadOnlyList<AttachmentResponse> Items, long MaxSize, int MaxCount);
