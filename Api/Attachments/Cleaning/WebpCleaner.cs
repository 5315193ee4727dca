using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Attachments.Cleaning;

/// <summary>
/// WebP (RFC 9649): keeps the chunks that make the picture and its colours. The file's length stands at its beginning, which is sent before the rest has
/// come, so what is not kept is blanked where it stands: a chunk called JUNK, of zeros.
/// </summary>
internal sealed class WebpCleaner : IPictureCleaner
{
    /// <summary>RIFF, the length of what follows, WEBP.</summary>
    private const int FileHeadSize = 12;

    private const int HeadSize = 8;
    private const string Features = "VP8X";

    /// <summary>What the first byte of <see cref="Features"/> says of Exif and XMP.</summary>
    private const byte Told = 0x08 | 0x04;

    private static readonly HashSet<string> s_kept = new(StringComparer.Ordinal) { "VP8 ", "VP8L", Features, "ALPH", "ANIM", "ANMF", "ICCP" };

    private readonly ArrayBufferWriter<byte> _head = new(FileHeadSize);

    /// <summary>How much of the file is still to come; null before it said so.</summary>
    private long? _file;

    private long _left;
    private bool _keeps;
    private bool _first;

    /// <inheritdoc />
    public void Clean(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        while (bytes.Length > 0 && _file is null or > 0)
        {
            var taken = _left > 0 ? TakeContent(bytes, kept) : TakeHead(bytes, kept);
            bytes = bytes[taken..];
        }
    }

    private int TakeHead(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        var size = _file is null ? FileHeadSize : HeadSize;
        var taken = Math.Min(size - _head.WrittenCount, bytes.Length);
        _head.Write(bytes[..taken]);
        if (_head.WrittenCount < size)
            return taken;

        var head = _head.WrittenSpan;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        if (_file is null)
        {
            // What is counted begins with WEBP.
            _file = length - (long)(FileHeadSize - HeadSize);
            kept.Write(head);
        }
        else
        {
            var type = Encoding.Latin1.GetString(head[..4]);
            _keeps = s_kept.Contains(type);
            _first = type == Features;
            // Chunks begin at even places.
            _left = length + (long)(length % 2);
            _file -= HeadSize;
            kept.Write(_keeps ? head[..4] : "JUNK"u8);
            kept.Write(head[4..]);
        }

        _head.ResetWrittenCount();
        return taken;
    }

    private int TakeContent(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        var taken = (int)Math.Min(Math.Min(_left, _file!.Value), bytes.Length);
        var room = kept.GetSpan(taken)[..taken];
        if (_keeps)
            bytes[..taken].CopyTo(room);
        else
            room.Clear();
        if (_first)
            room[0] = (byte)(room[0] & ~Told);
        _first = false;
        kept.Advance(taken);
        _left -= taken;
        _file -= taken;
        return taken;
    }
}
