using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Dispatch.Attachments;
using Dispatch.Attachments.Cleaning;
using Dispatch.Tickets;

namespace Dispatch.Unit.Attachments;

/// <summary>Of a picture only the picture is kept, wherever its bytes are cut while they come.</summary>
public sealed class PictureCleanerTests
{
    private const string Secret = "45.7640N 4.8357E, Jane Roe's phone";

    private static readonly byte[] s_dots = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0x78];

    public static TheoryData<string> Types { get; } = ["image/jpeg", "image/png", "image/webp"];

    [Theory]
    [MemberData(nameof(Types))]
    public void Nothing_but_the_picture_is_kept(string type)
    {
        var (sent, kept) = Picture(type, with: true);
        Assert.Contains(Secret, Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        Assert.Equal(kept, Clean(type, sent));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_picture_that_tells_nothing_stays_as_it_is(string type)
    {
        var (sent, kept) = Picture(type, with: false);
        Assert.Equal(sent, kept);
        Assert.Equal(sent, Clean(type, sent));
        Assert.Equal(type, MediaTypes.Of(sent, AttachmentKind.Photo));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Where_it_is_cut_makes_no_difference(string type)
    {
        var (sent, kept) = Picture(type, with: true);
        for (var size = 1; size < sent.Length; size++)
            Assert.Equal(kept, Clean(type, sent, size));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_broken_or_ends_too_soon_is_taken_without_a_word_of_the_secret(string type)
    {
        var (sent, kept) = Picture(type, with: true);
        for (var length = 0; length < sent.Length; length++)
            Assert.True(kept.AsSpan().StartsWith(Clean(type, sent[..length])));

        var random = new Random(1);
        for (var round = 0; round < 2_000; round++)
        {
            var broken = sent.ToArray();
            foreach (var _ in Enumerable.Range(0, 3))
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            Assert.True(Clean(type, broken, random.Next(1, 40)).Length <= broken.Length);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Which_way_is_up_stays_known(bool little)
    {
        byte[] sent = [0xFF, 0xD8, .. Segment(0xE1, Exif(little, 6)), .. Body()];
        var cleaned = Clean("image/jpeg", sent);
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(cleaned), StringComparison.Ordinal);
        Assert.Equal(Segment(0xE1, Upright(6)), cleaned[2..^Body().Length]);
        Assert.Equal(6, ExifOrientation.Of(Upright(6)));
        Assert.Equal(cleaned, Clean("image/jpeg", cleaned));

        // The usual way need not be said, and what is none is not.
        byte[] bare = [0xFF, 0xD8, .. Body()];
        foreach (var usual in new ushort[] { 0, 1, 9 })
            Assert.Equal(bare, Clean("image/jpeg", [0xFF, 0xD8, .. Segment(0xE1, Exif(little, usual)), .. Body()]));
    }

    [Fact]
    public void Other_types_are_kept_as_they_come()
    {
        foreach (var type in new[] { "image/gif", "image/heic", "image/avif", "application/pdf" })
            Assert.Null(PictureCleaners.For(type));
    }

    private static byte[] Clean(string type, byte[] sent, int? cut = null)
    {
        var cleaner = PictureCleaners.For(type)!;
        var kept = new ArrayBufferWriter<byte>();
        foreach (var part in sent.Chunk(cut ?? Math.Max(1, sent.Length)))
            cleaner.Clean(part, kept);
        return kept.WrittenSpan.ToArray();
    }

    /// <summary>A picture as it is sent and as it is kept, with everything that tells something or with nothing of it.</summary>
    private static (byte[] Sent, byte[] Kept) Picture(string type, bool with) => type switch
    {
        "image/jpeg" => Jpeg(with),
        "image/png" => Png(with),
        _ => Webp(with),
    };

    private static (byte[] Sent, byte[] Kept) Jpeg(bool with)
    {
        byte[] head = [0xFF, 0xD8, .. Segment(0xE0, "JFIF\0\x01\x02"u8)];
        var profile = Segment(0xE2, "ICC_PROFILE\0\x01\x01colours"u8);
        var secret = Encoding.Latin1.GetBytes(Secret);
        byte[] told =
        [
            .. Segment(0xE1, Exif(little: true, 1)), .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. secret]), .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. secret]),
            .. Segment(0xE2, [.. "MPF\0"u8, .. secret]), .. Segment(0xFE, secret),
        ];
        return with
            ? ([.. head, .. told, .. profile, .. Body(), .. head, .. told, .. Body()], [.. head, .. profile, .. Body()])
            : ([.. head, .. profile, .. Body()], [.. head, .. profile, .. Body()]);
    }

    /// <summary>Tables, a scan, tables between the scans, another scan, the end.</summary>
    private static byte[] Body() =>
    [
        .. Segment(0xDB, [1, 2, 3]), .. Segment(0xEE, "Adobe\0d"u8), .. Segment(0xC2, [8, 0, 1, 0, 1]), .. Segment(0xC4, [4, 5]),
        .. Segment(0xDA, [1, 1, 0]), .. s_dots, .. Segment(0xC4, [6]), .. Segment(0xDA, [1, 2, 0]), .. s_dots, 0xFF, 0xD9,
    ];

    private static byte[] Segment(byte code, ReadOnlySpan<byte> content) => [0xFF, code, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>A directory of three: the maker, which way is up, and where it was.</summary>
    private static byte[] Exif(bool little, ushort orientation)
    {
        byte[] bytes =
        [
            .. "Exif\0\0"u8, .. little ? "II*\0"u8 : "MM\0*"u8, .. Number(8, 4), .. Number(3, 2),
            .. Number(0x010F, 2), .. Number(2, 2), .. Number(4, 4), .. "Roe\0"u8,
            .. Number(0x0112, 2), .. Number(3, 2), .. Number(1, 4), .. Number(orientation, 2), 0, 0,
            .. Number(0x8825, 2), .. Number(4, 2), .. Number(1, 4), .. Number(50, 4),
            .. Number(0, 4), .. Encoding.Latin1.GetBytes(Secret),
        ];
        return bytes;

        byte[] Number(int value, int size)
        {
            var number = new byte[4];
            if (little)
                BinaryPrimitives.WriteInt32LittleEndian(number, value);
            else
                BinaryPrimitives.WriteInt32BigEndian(number, value);
            return little ? number[..size] : number[^size..];
        }
    }

    private static byte[] Upright(byte orientation) =>
        [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    private static (byte[] Sent, byte[] Kept) Png(bool with)
    {
        var secret = Encoding.Latin1.GetBytes(Secret);
        byte[] head = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", new byte[13]), .. Chunk("gAMA", [0, 0, 1, 2])];
        byte[] body = [.. Chunk("IDAT", s_dots), .. Chunk("IDAT", [9]), .. Chunk("IEND", [])];
        byte[] told = [.. Chunk("eXIf", secret), .. Chunk("tEXt", secret), .. Chunk("iTXt", secret), .. Chunk("zTXt", secret), .. Chunk("tIME", new byte[7]), .. Chunk("prVt", secret)];
        return with ? ([.. head, .. told, .. body, .. told], [.. head, .. body]) : ([.. head, .. body], [.. head, .. body]);

        // The sum is as it was, whatever it is.
        static byte[] Chunk(string type, ReadOnlySpan<byte> content) =>
            [0, 0, 0, (byte)content.Length, .. Encoding.ASCII.GetBytes(type), .. content, 0xCA, 0xFE, 0xBA, 0xBE];
    }

    private static (byte[] Sent, byte[] Kept) Webp(bool with)
    {
        var secret = Encoding.Latin1.GetBytes(Secret + "!");
        var profile = Chunk("ICCP", "colours"u8);
        var dots = Chunk("VP8 ", s_dots);
        return with
            ? ([.. File([.. Chunk("VP8X", Features(0x2C)), .. profile, .. dots, .. Chunk("EXIF", secret), .. Chunk("XMP ", secret), .. Chunk("what", secret)]), .. secret],
                File([.. Chunk("VP8X", Features(0x20)), .. profile, .. dots, .. Blank(), .. Blank(), .. Blank()]))
            : (File([.. Chunk("VP8X", Features(0x20)), .. profile, .. dots]), File([.. Chunk("VP8X", Features(0x20)), .. profile, .. dots]));

        byte[] Blank() => Chunk("JUNK", new byte[secret.Length]);

        static byte[] Features(byte told) => [told, 0, 0, 0, 9, 0, 0, 9, 0, 0];

        static byte[] File(byte[] chunks) => [.. "RIFF"u8, .. Length(chunks.Length + 4), .. "WEBP"u8, .. chunks];

        static byte[] Chunk(string type, ReadOnlySpan<byte> content) =>
            [.. Encoding.ASCII.GetBytes(type), .. Length(content.Length), .. content, .. new byte[content.Length % 2]];

        static byte[] Length(int length)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
            return bytes;
        }
    }
}
