using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Tests.Api.Attachments;

/// <summary>Files of tickets over HTTP; alike on both databases.</summary>
public abstract class AttachmentTests(ApiServer server)
{
    private static readonly byte[] s_png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The length, the type and the sum of a chunk.</summary>
    private const int ChunkFrame = 12;

    private readonly Caller _api = server.Api;

    [Fact]
    public async Task A_photo_comes_back_as_it_was_sent_and_the_journal_names_it()
    {
        var number = (await _api.Report(await server.Cell())).Number;
        // More than one part, and not a whole number of them.
        var photo = Picture(400_003);
        var sent = (await Send(number, "kind=photo&name=Bürö%20🖨.png", photo)).Is(HttpStatusCode.Created);
        Assert.Equal(("Bürö 🖨.png", "photo", "image/png", 400_003L, false), (Text(sent, "name"), Text(sent, "kind"), Text(sent, "mediaType"), sent["size"]!.GetValue<long>(), sent["public"]!.GetValue<bool>()));
        Assert.Equal("\"2\"", sent.ETag);
        Assert.Equal($"/api/v1/tickets/{number}/attachments/{Text(sent, "id")}", sent.Location);

        using var answer = await server.Process.Http.GetAsync(new Uri(sent.Location!, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(photo, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(("image/png", 400_003L, "inline"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentLength, answer.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(photo))}\"", answer.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, (await _api.Get($"/tickets/{number}/attachments/{Text(sent, "id")}", ("If-None-Match", answer.Headers.ETag.Tag))).Status);

        var line = (await _api.Journal(number))[^1];
        Assert.Equal(("attached", Text(sent, "id"), "Bürö 🖨.png"), (line["type"]!.GetValue<string>(), line["data"]!["file"]!["id"]!.GetValue<string>(), line["data"]!["file"]!["name"]!.GetValue<string>()));
        var list = (await _api.Get($"/tickets/{number}/attachments")).Is(HttpStatusCode.OK);
        Assert.Equal((Text(sent, "id"), 10L * 1024 * 1024, 50), (list.Items.Single()!["id"]!.GetValue<string>(), list["maxSize"]!.GetValue<long>(), list["maxCount"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Where_a_photo_was_taken_is_not_kept()
    {
        const string Place = "45.7640N 4.8357E";
        var number = (await _api.Report(await server.Cell())).Number;
        byte[] told = [.. "Exif\0\0"u8, .. Encoding.ASCII.GetBytes(Place)];
        // It lies across the border of two parts.
        byte[] dots = [0xFF, 0xDA, 0x00, 0x02, .. new byte[(128 * 1024) - 20], 0xFF, 0xE1, 0x00, (byte)(told.Length + 2)];
        byte[] photo = [0xFF, 0xD8, .. dots, .. told, 0xFF, 0xD9];
        var sent = (await Send(number, "kind=photo&name=p.jpg", photo)).Is(HttpStatusCode.Created);
        var kept = await server.Process.Http.GetByteArrayAsync(new Uri(sent.Location!, UriKind.Relative));
        byte[] expected = [0xFF, 0xD8, .. dots[..^4], 0xFF, 0xD9];
        Assert.Equal(expected, kept);
        Assert.Equal(kept.Length, sent["size"]!.GetValue<long>());
        Assert.DoesNotContain(Place, Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_the_limit_and_nothing_of_it_is_kept()
    {
        var number = (await _api.Report(await server.Cell())).Number;
        foreach (var chunked in new[] { false, true })
        {
            // A length that is announced is refused at once; one that is not, as soon as it is passed.
            var refused = await Send(number, "kind=photo&name=large.png", Picture(30 * 1024 * 1024), chunked: chunked);
            refused.IsProblem(HttpStatusCode.RequestEntityTooLarge, "attachment-too-large");
            Assert.Contains("10 MB", Text(refused, "detail"), StringComparison.Ordinal);
            Assert.Equal(10L * 1024 * 1024, refused["maxSize"]!.GetValue<long>());
        }

        (await Send(number, "kind=photo&name=just.png", Picture(10 * 1024 * 1024))).Is(HttpStatusCode.Created);
        Assert.Single((await _api.Get($"/tickets/{number}/attachments")).Items);
        Assert.Equal(1L, Convert.ToInt64(await server.Scalar($"select count(*) from attachment where number = {number[2..]}"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Sent_twice_it_is_there_once()
    {
        var number = (await _api.Report(await server.Cell())).Number;
        var first = (await Send(number, "kind=signature&name=s.png", Picture(1000), key: "sig-1")).Is(HttpStatusCode.Created);
        var second = (await Send(number, "kind=signature&name=s.png", Picture(1000), key: "sig-1")).Is(HttpStatusCode.Created);
        Assert.Equal((first.Text, first.ETag), (second.Text, second.ETag));
        (await Send(number, "kind=signature&name=s.png", Picture(1001), key: "sig-1")).IsProblem(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        Assert.Single((await _api.Get($"/tickets/{number}/attachments")).Items);
        Assert.Equal(1L, Convert.ToInt64(await server.Scalar($"select count(*) from attachment where number = {number[2..]}"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("kind=photo&name=x.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "attachment-type", "file")]
    [InlineData("kind=file&name=x.png", "<!doctype html><script>alert(1)</script>", "attachment-type", "file")]
    [InlineData("kind=photo&name=x.pdf", "%PDF-1.7", "attachment-type", "file")]
    [InlineData("kind=photo&name=x.png", "", "attachment-type", "file")]
    [InlineData("kind=poem&name=x.png", "x", "invalid-query", "kind")]
    [InlineData("name=x.png", "x", "invalid-query", "kind")]
    [InlineData("kind=photo", "x", "invalid-query", "name")]
    [InlineData("kind=photo&name=%20", "x", "invalid-query", "name")]
    [InlineData("kind=photo&name=a%0Ab", "x", "invalid-query", "name")]
    [InlineData("kind=photo&name=x&public=perhaps", "x", "invalid-query", "public")]
    [InlineData("kind=photo&name=x&occurredAt=yesterday", "x", "invalid-query", "occurredAt")]
    public async Task What_is_wrong_with_a_file_is_said(string query, string body, string code, string field)
    {
        var number = (await _api.Report(await server.Cell())).Number;
        (await Send(number, query, Encoding.UTF8.GetBytes(body))).IsProblem(HttpStatusCode.UnprocessableEntity, code, field);
        Assert.Single(await _api.Journal(number));
    }

    [Fact]
    public async Task A_document_is_saved_and_not_shown()
    {
        var number = (await _api.Report(await server.Cell())).Number;
        var sent = (await Send(number, "kind=file&name=plan.html", "%PDF-1.7 …"u8.ToArray())).Is(HttpStatusCode.Created);
        using var answer = await server.Process.Http.GetAsync(new Uri(sent.Location!, UriKind.Relative));
        Assert.Equal(("application/pdf", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
    }

    [Fact]
    public async Task A_person_who_is_erased_takes_the_files_along()
    {
        var cell = await server.Cell();
        var email = $"{Guid.NewGuid():N}@example.org";
        var request = Caller.Request(cell);
        request["requester"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "Quixelle Photo", ["email"] = email };
        var number = (await _api.Post("/tickets", request)).Is(HttpStatusCode.Created).Number;
        var sent = (await Send(number, "kind=photo&name=Quixelle%20Photo.png", Picture(200_000))).Is(HttpStatusCode.Created);

        (await _api.Post("/requesters/erase", new { email })).Is(HttpStatusCode.OK);
        Assert.Empty((await _api.Get($"/tickets/{number}/attachments")).Items);
        (await _api.Get($"/tickets/{number}/attachments/{Text(sent, "id")}")).IsProblem(HttpStatusCode.NotFound, "unknown-attachment");
        Assert.Equal(0L, Convert.ToInt64(await server.Scalar($"select count(*) from attachment_part where id = '{Text(sent, "id")}'"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain("Quixelle", string.Concat((await _api.Journal(number)).Select(line => line.ToJsonString())), StringComparison.Ordinal);
        // What comes later is kept.
        (await Send(number, "kind=photo&name=later.png", Picture(10))).Is(HttpStatusCode.Created);
        Assert.Single((await _api.Get($"/tickets/{number}/attachments")).Items);
    }

    [Fact]
    public async Task Whoever_does_not_see_the_ticket_sees_no_file()
    {
        (await _api.Get("/tickets/T-9999999/attachments")).IsProblem(HttpStatusCode.NotFound, "unknown-ticket");
        (await Send("T-9999999", "kind=photo&name=x.png", Picture(10))).IsProblem(HttpStatusCode.NotFound, "unknown-ticket");
        var number = (await _api.Report(await server.Cell())).Number;
        (await _api.Get($"/tickets/{number}/attachments/none")).IsProblem(HttpStatusCode.NotFound, "unknown-attachment");
    }

    private static string Text(Answer answer, string field) => answer[field]!.GetValue<string>();

    /// <summary>One chunk of dots, as far as there is room for it.</summary>
    private static byte[] Picture(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        s_png.CopyTo(bytes, 0);
        if (size < s_png.Length + ChunkFrame)
            return bytes;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(s_png.Length), size - s_png.Length - ChunkFrame);
        "IDAT"u8.CopyTo(bytes.AsSpan(s_png.Length + 4));
        return bytes;
    }

    private async Task<Answer> Send(string number, string query, byte[] body, string? key = null, bool chunked = false)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        (string, string)[] headers = [.. key is null ? [] : new[] { ("Idempotency-Key", key) }, .. chunked ? new[] { ("Transfer-Encoding", "chunked") } : []];
        return await _api.Send(HttpMethod.Post, $"/tickets/{number}/attachments?{query}", content, headers);
    }
}

[Collection(SqliteApi.Name)]
public sealed class AttachmentsOnSqlite(SqliteApi server) : AttachmentTests(server);

[Collection(PostgresApi.Name)]
public sealed class AttachmentsOnPostgres(PostgresApi server) : AttachmentTests(server);
