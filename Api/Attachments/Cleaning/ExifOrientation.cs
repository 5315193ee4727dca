using System.Buffers.Binary;

namespace Dispatch.Attachments.Cleaning;

/// <summary>Which way is up, in the Exif of a picture (CIPA DC-008: a TIFF behind a head, in whose first directory it stands).</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;
    private const int EntrySize = 12;

    /// <summary>1 to 8 as Exif numbers them; null where it is not said, or cannot be read.</summary>
    public static int? Of(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("Exif\0\0"u8))
            return null;
        var tiff = content[6..];
        if (tiff.Length < 8)
            return null;
        var little = tiff.StartsWith("II*\0"u8);
        if (!little && !tiff.StartsWith("MM\0*"u8))
            return null;
        var at = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (at > tiff.Length - 2)
            return null;

        var directory = tiff[(int)at..];
        var entries = Number(directory, little);
        for (var entry = 0; entry < entries && (entry + 1) * EntrySize <= directory.Length - 2; entry++)
        {
            var field = directory[(2 + (entry * EntrySize))..];
            if (Number(field, little) == Tag)
                return Number(field[2..], little) == Short && Number(field[8..], little) is >= 1 and <= 8 and var orientation ? orientation : null;
        }

        return null;
    }

    private static ushort Number(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
