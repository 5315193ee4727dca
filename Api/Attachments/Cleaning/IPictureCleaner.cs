using System.Buffers;

namespace Dispatch.Attachments.Cleaning;

/// <summary>
/// Takes out of a picture whatever is not the picture, as its bytes come: where and when it was taken, with what and by whom, and what programs have
/// written into it. The dots, their colours and which way is up stay.
/// </summary>
internal interface IPictureCleaner
{
    /// <summary>Takes the next bytes, however many, and writes those that are kept; some may be held back until more have come.</summary>
    void Clean(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept);
}
