namespace Dispatch.Attachments.Cleaning;

/// <summary>Which cleaner pictures of a type need.</summary>
internal static class PictureCleaners
{
    /// <summary>A cleaner for one picture; null where the type is kept as it came (GIF, HEIC, AVIF, PDF).</summary>
    public static IPictureCleaner? For(string mediaType) => mediaType switch
    {
        "image/jpeg" => new JpegCleaner(),
        "image/png" => new PngCleaner(),
        "image/webp" => new WebpCleaner(),
        _ => null,
    };
}
