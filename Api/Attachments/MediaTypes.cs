using System.Text;
using Dispatch.Tickets;

namespace Dispatch.Attachments;

/// <summary>
/// What bytes are, as they begin. Only what no browser runs: pictures of dots, and for documents PDF, which is given out to be saved. What a sender calls
/// them does not matter, so neither a page nor a drawing with a script in it (SVG) comes back as one.
/// </summary>
internal static class MediaTypes
{
    /// <summary>How many bytes tell.</summary>
    public const int Telling = 32;

    private const string Pdf = "application/pdf";

    private static readonly Dictionary<string, string> s_brands = new(StringComparer.Ordinal)
    {
        ["heic"] = "image/heic",
        ["heix"] = "image/heic",
        ["hevc"] = "image/heic",
        ["heim"] = "image/heic",
        ["heis"] = "image/heic",
        ["mif1"] = "image/heic",
        ["msf1"] = "image/heic",
        ["avif"] = "image/avif",
        ["avis"] = "image/avif",
    };

    /// <summary>The media type of a file that begins so; null where it is none that is taken.</summary>
    public static string? Of(ReadOnlySpan<byte> beginning, AttachmentKind kind)
    {
        if (PictureOf(beginning) is { } picture)
            return picture;
        return kind is AttachmentKind.File && beginning.StartsWith("%PDF-"u8) ? Pdf : null;
    }

    /// <summary>Whether a browser may show it; else it is saved.</summary>
    public static bool IsShown(string mediaType) => mediaType != Pdf;

    private static string? PictureOf(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..] => s_brands.GetValueOrDefault(Encoding.ASCII.GetString(beginning[8..12])),
        _ => null,
    };
}
