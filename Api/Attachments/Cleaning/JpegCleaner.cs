using System.Buffers;
using System.Buffers.Binary;

namespace Dispatch.Attachments.Cleaning;

/// <summary>
/// JPEG (ITU-T T.81): keeps what decodes the picture, the JFIF head, the colour profile and which way is up; of Exif nothing else, no XMP, no comment,
/// no other application's segment, and nothing behind the end, where phones put further pictures and films.
/// </summary>
internal sealed class JpegCleaner : IPictureCleaner
{
    private const byte Mark = 0xFF;
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte Application = 0xE0;
    private const byte Exif = 0xE1;
    private const byte Profile = 0xE2;
    private const byte Adobe = 0xEE;
    private const byte LastApplication = 0xEF;
    private const byte Comment = 0xFE;

    /// <summary>The mark, its code and the length.</summary>
    private const int HeadSize = 4;

    /// <summary>The segment that has not wholly come yet.</summary>
    private readonly ArrayBufferWriter<byte> _held = new();

    /// <summary>Whether the coded dots of a scan are coming: all bytes are theirs until a mark says otherwise.</summary>
    private bool _inScan;

    private bool _over;

    /// <inheritdoc />
    public void Clean(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        while (bytes.Length > 0 && !_over)
            bytes = bytes[(_held.WrittenCount > 0 ? TakeSegment(bytes, kept) : _inScan ? TakeDots(bytes, kept) : TakeMark(bytes))..];
    }

    private int TakeDots(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        var mark = bytes.IndexOf(Mark);
        if (mark < 0)
        {
            kept.Write(bytes);
            return bytes.Length;
        }

        kept.Write(bytes[..mark]);
        _held.Write(bytes.Slice(mark, 1));
        return mark + 1;
    }

    /// <summary>Between segments only a mark counts.</summary>
    private int TakeMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] == Mark)
            _held.Write(bytes[..1]);
        return 1;
    }

    private int TakeSegment(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        if (_held.WrittenCount == 1)
            return TakeCode(bytes[0], kept);
        var wanted = _held.WrittenCount < HeadSize ? HeadSize : SegmentSize;
        var taken = Math.Min(wanted - _held.WrittenCount, bytes.Length);
        _held.Write(bytes[..taken]);
        if (_held.WrittenCount >= HeadSize && _held.WrittenCount >= SegmentSize)
            EndSegment(kept);
        return taken;
    }

    private int SegmentSize => 2 + BinaryPrimitives.ReadUInt16BigEndian(_held.WrittenSpan[2..]);

    private int TakeCode(byte code, IBufferWriter<byte> kept)
    {
        switch (code)
        {
            case Mark:
                // Any number of these may stand before a code.
                return 1;
            case Start or End:
                kept.Write([Mark, code]);
                _over = code == End;
                _inScan = false;
                _held.ResetWrittenCount();
                return 1;
            case 0x00 or 0x01 or (>= 0xD0 and <= 0xD7):
                // Of a scan: a dot that looks like a mark, or the place to begin again after an error.
                if (_inScan)
                    kept.Write([Mark, code]);
                _held.ResetWrittenCount();
                return 1;
            default:
                _inScan = false;
                _held.Write([code]);
                return 1;
        }
    }

    private void EndSegment(IBufferWriter<byte> kept)
    {
        var segment = _held.WrittenSpan;
        var code = segment[1];
        if (code == Exif)
            WriteUpright(segment[HeadSize..], kept);
        else if (IsKept(code, segment.Length > HeadSize ? segment[HeadSize..] : []))
            kept.Write(segment);
        _inScan = code == Scan;
        _held.ResetWrittenCount();
    }

    private static bool IsKept(byte code, ReadOnlySpan<byte> content) => code switch
    {
        Application => content.StartsWith("JFIF\0"u8),
        Profile => content.StartsWith("ICC_PROFILE\0"u8),
        Adobe => content.StartsWith("Adobe"u8),
        >= Application and <= LastApplication => false,
        Comment => false,
        _ => true,
    };

    /// <summary>Exif with nothing in it but which way is up, where that was said and is not the usual way.</summary>
    private static void WriteUpright(ReadOnlySpan<byte> content, IBufferWriter<byte> kept)
    {
        if (ExifOrientation.Of(content) is not (> 1 and <= 8 and var orientation))
            return;
        ReadOnlySpan<byte> upright =
        [
            Mark, Exif, 0x00, 0x22, .. "Exif\0\0"u8,
            .. "MM\0*"u8, 0x00, 0x00, 0x00, 0x08,
            0x00, 0x01,
            0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, (byte)orientation, 0x00, 0x00,
            0x00, 0x00, 0x00, 0x00,
        ];
        kept.Write(upright);
    }
}
