using System.Text;
using Dispatch.Attachments;
using Dispatch.Tickets;

namespace Dispatch.Unit.Attachments;

/// <summary>What bytes are is what they say, and only what no browser runs is taken.</summary>
public sealed class MediaTypeTests
{
    [Theory]
    [InlineData("FFD8FFE000104A46", "image/jpeg")]
    [InlineData("89504E470D0A1A0A0000000D", "image/png")]
    [InlineData("47494638396101000100", "image/gif")]
    [InlineData("524946460000000057454250565038", "image/webp")]
    [InlineData("00000018667479706865696300000000", "image/heic")]
    [InlineData("000000186674797061766966", "image/avif")]
    [InlineData("255044462D312E37", null)]
    [InlineData("524946460000000057415645", null)]
    [InlineData("00000018667479706D703432", null)]
    [InlineData("FFD8", null)]
    [InlineData("", null)]
    [InlineData("4D5A9000", null)]
    public void Pictures_are_known_by_how_they_begin(string beginning, string? type) =>
        Assert.Equal(type, MediaTypes.Of(Convert.FromHexString(beginning), AttachmentKind.Photo));

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<?xml version=\"1.0\"?><svg/>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("GIF87 <script>")]
    [InlineData("{}")]
    public void Nothing_that_a_browser_runs_is_taken(string text)
    {
        foreach (var kind in Enum.GetValues<AttachmentKind>())
            Assert.Null(MediaTypes.Of(Encoding.UTF8.GetBytes(text), kind));
    }

    [Fact]
    public void A_document_is_saved_not_shown()
    {
        Assert.Equal("application/pdf", MediaTypes.Of("%PDF-1.7"u8, AttachmentKind.File));
        Assert.False(MediaTypes.IsShown("application/pdf"));
        Assert.True(MediaTypes.IsShown("image/jpeg"));
    }
}
