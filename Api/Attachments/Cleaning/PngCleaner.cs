using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Attachments.Cleaning;

/// <summary>PNG (W3C, third edition): keeps the chunks that make the picture and its colours; no text, no Exif, no time, no chunk that is not of the standard, nothing behind the end.</summary>
internal sealed class PngCleaner : IPictureCleaner
{
    private const int SignatureSize = 8;

    /// <summary>The length and the type.</summary>
    private const int HeadSize = 8;

    private const int ChecksumSize = 4;

    private static readonly HashSet<string> s_kept = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
    };

    private readonly ArrayBufferWriter<byte> _head = new(HeadSize);
    private long _signature = SignatureSize;
    private long _left;
    private bool _keeps;
    private bool _last;

    /// <inheritdoc />
    public void Clean(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        while (bytes.Length > 0)
        {
            if (_signature > 0)
                bytes = bytes[Pass(ref _signature, bytes, kept)..];
            else if (_left > 0)
                bytes = bytes[Pass(ref _left, bytes, _keeps ? kept : null)..];
            else if (_last)
                return;
            else
                bytes = bytes[TakeHead(bytes, kept)..];
        }
    }

    private int TakeHead(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        var taken = Math.Min(HeadSize - _head.WrittenCount, bytes.Length);
        _head.Write(bytes[..taken]);
        if (_head.WrittenCount < HeadSize)
            return taken;

        var type = Encoding.Latin1.GetString(_head.WrittenSpan[4..]);
        _left = BinaryPrimitives.ReadUInt32BigEndian(_head.WrittenSpan) + (long)ChecksumSize;
        _keeps = s_kept.Contains(type);
        _last = type == "IEND";
        if (_keeps)
            kept.Write(_head.WrittenSpan);
        _head.ResetWrittenCount();
        return taken;
    }

    private static int Pass(ref long left, ReadOnlySpan<byte> bytes, IBufferWriter<byte>? kept)
    {
        var taken = (int)Math.Min(left, bytes.Length);
        kept?.Write(bytes[..taken]);
        left -= taken;
        return taken;
    }
}
