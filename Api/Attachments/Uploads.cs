using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Dispatch.Attachments.Cleaning;
using Dispatch.Problems;
using Dispatch.Tickets;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Dispatch.Attachments;

/// <summary>
/// Takes the bytes of a file from a request into the store, a part at a time: whatever the file's size, one part is in memory. Of pictures only what is
/// the picture is kept, so that nobody is told where it was taken.
/// </summary>
internal sealed class Uploads(IAttachmentStore store, TimeProvider clock, IOptions<TicketRules> rules)
{
    /// <summary>How many bytes a part has as it comes, but the last.</summary>
    public const int PartSize = 128 * 1024;

    /// <summary>Slower than that is no phone at the edge of its network; the sweep relies on it.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>The file as it is kept, or what is wrong with it; then nothing is kept.</summary>
    public async Task<(Attachment? File, IResult? Wrong)> Take(HttpContext http, TicketNumber ticket, AttachQuery.Asked asked)
    {
        var limit = rules.Value.AttachmentSize;
        if (http.Request.ContentLength > limit)
            return (null, TooLarge(limit));
        // Kestrel counts for everybody else; here the words name the limit of files.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;

        using var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        until.CancelAfter(s_longest);
        var id = Guid.CreateVersion7().ToString("N");
        var buffer = ArrayPool<byte>.Shared.Rent(PartSize);
        var complete = false;
        try
        {
            var (file, wrong) = await Keep(id, http.Request.Body, buffer.AsMemory(0, PartSize), ticket, asked, limit, until.Token);
            complete = file is not null;
            return (file, wrong);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (!complete)
                await Forget(id);
        }
    }

    /// <summary>Deletes what no ticket will name; where the database is away, the sweep does.</summary>
    public async Task Forget(string id)
    {
        try
        {
            await store.Delete(id, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // Nobody waits for it: it is found and deleted in a few hours.
        }
    }

    private async Task<(Attachment? File, IResult? Wrong)> Keep(
        string id, Stream body, Memory<byte> buffer, TicketNumber ticket, AttachQuery.Asked asked, long limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var cleaned = new ArrayBufferWriter<byte>();
        string? mediaType = null;
        IPictureCleaner? cleaner = null;
        var (came, size, place) = (0L, 0L, 0);
        while (true)
        {
            var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            came += read;
            if (came > limit)
                return (null, TooLarge(limit));
            if (mediaType is null)
            {
                mediaType = MediaTypes.Of(buffer.Span[..Math.Min(read, MediaTypes.Telling)], asked.Kind);
                if (mediaType is null)
                    return (null, WrongType(asked.Kind));
                cleaner = PictureCleaners.For(mediaType);
                await store.Begin(id, ticket, clock.Now(), cancellationToken);
            }

            var part = Clean(buffer[..read], cleaner, cleaned);
            if (part.Length > 0)
            {
                hash.AppendData(part.Span);
                await store.Add(id, place++, part, cancellationToken);
                size += part.Length;
            }

            if (read < buffer.Length)
                return (new Attachment(id, asked.Name, asked.Kind, mediaType, size, Convert.ToHexStringLower(hash.GetHashAndReset()), asked.Public), null);
        }
    }

    private static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> part, IPictureCleaner? cleaner, ArrayBufferWriter<byte> cleaned)
    {
        if (cleaner is null)
            return part;
        cleaned.ResetWrittenCount();
        cleaner.Clean(part.Span, cleaned);
        return cleaned.WrittenMemory;
    }

    private static IResult TooLarge(long limit)
    {
        var problem = Problem.Details(
            StatusCodes.Status413PayloadTooLarge,
            ProblemCodes.AttachmentTooLarge,
            string.Create(CultureInfo.InvariantCulture, $"The file is too large: {limit / 1048576.0:0.##} MB ({limit} bytes) are the limit."));
        // For whoever says it in another language.
        problem.Extensions["maxSize"] = limit;
        return TypedResults.Problem(problem);
    }

    private static IResult WrongType(AttachmentKind kind) => Problem.Field(
        ProblemCodes.AttachmentType,
        "file",
        $"The bytes are no picture that is taken (JPEG, PNG, WebP, GIF, HEIC, AVIF){(kind is AttachmentKind.File ? " and no PDF" : "")}, whatever they are called.");
}
