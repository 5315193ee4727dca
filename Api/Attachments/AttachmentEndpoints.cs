using System.Globalization;
using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security;
using Dispatch.Security.Access;
using Dispatch.Tickets;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Dispatch.Attachments;

/// <summary>The files of tickets over HTTP: whoever sees the ticket sees them, but what is not public is not for requesters.</summary>
internal static class AttachmentEndpoints
{
    private const string Route = "/tickets/{number}/attachments";

    public static void MapAttachments(this IEndpointRouteBuilder api)
    {
        var attachments = api.MapGroup(Route).WithTags("Tickets");
        attachments.MapGet("/", List).Needs(Permissions.ReadTickets).WithSummary("The files of a ticket").Produces<AttachmentList>();
        attachments.MapGet("/{id}", Read).Needs(Permissions.ReadTickets).WithSummary("The bytes of a file").Produces(StatusCodes.Status200OK, contentType: "image/jpeg");
        attachments.MapPost("/", Attach).Needs(TicketLife.Needs("attach"), sees: Permissions.ReadTickets).WithSummary("Add a file to a ticket: the body is its bytes")
            .Produces<AttachmentResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(new TakesCommandHeaders(), new TakesBytes());
    }

    private static async Task<IResult> List(string number, VisibleTickets tickets, IOptions<TicketRules> rules, HttpContext http, CancellationToken cancellationToken)
    {
        if (await tickets.Find(number, cancellationToken) is not { } ticket)
            return VisibleTickets.Unknown(number);
        var seen = Seen(ticket.State, http.Who().Rights).Select(attachment => AttachmentResponse.Of(ticket.Number, attachment));
        return TypedResults.Ok(new AttachmentList([.. seen], rules.Value.AttachmentSize, rules.Value.Attachments));
    }

    private static async Task<IResult> Attach(
        string number, [AsParameters] AttachQuery query, VisibleTickets tickets, CommandSender sender, Uploads uploads, HttpContext http, CancellationToken cancellationToken)
    {
        if (await tickets.Find(number, cancellationToken) is not { } ticket)
            return VisibleTickets.Unknown(number);
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        var asked = query.Read(!http.Who().Rights.SeeInside(), errors);
        if (errors.Count > 0)
            return TypedResults.Problem(Problem.Fields(ProblemCodes.InvalidQuery, string.Join(" ", errors.SelectMany(error => error.Value)), errors));

        var (file, wrong) = await uploads.Take(http, ticket.Number, asked);
        if (file is null)
            return wrong!;
        // Of what was asked, not of where it is kept: the same file again is the same command.
        var said = new { file.Kind, file.Name, file.Public, file.Digest, asked.OccurredAt };
        var (outcome, refused) = await sender.Ask(ticket.Number, said, new TicketCommand.Attach(file) { OccurredAt = asked.OccurredAt }, cancellationToken);
        if (outcome is null || !outcome.IsAccepted)
        {
            await uploads.Forget(file.Id);
            return refused ?? Problem.Of(outcome!.Refusal!);
        }

        // A repetition is answered by what the first one left: its file is the last that the ticket had then.
        var kept = outcome.Ticket.State.Attachments[^1];
        if (kept.File.Id != file.Id)
            await uploads.Forget(file.Id);
        Versions.Write(http.Response, outcome.Ticket.State.Version);
        return TypedResults.Created(
            string.Create(CultureInfo.InvariantCulture, $"/api/v1/tickets/{ticket.Number}/attachments/{kept.File.Id}"), AttachmentResponse.Of(ticket.Number, kept));
    }

    private static async Task<IResult> Read(
        string number, string id, VisibleTickets tickets, IAttachmentStore store, HttpContext http, CancellationToken cancellationToken)
    {
        if (await tickets.Find(number, cancellationToken) is not { } ticket)
            return VisibleTickets.Unknown(number);
        if (Seen(ticket.State, http.Who().Rights).FirstOrDefault(attachment => attachment.File.Id == id) is not { File: var file })
            return Problem.NotFound(ProblemCodes.UnknownAttachment, $"The ticket has no file '{id}'.");

        var headers = http.Response.Headers;
        // Its bytes never change; whether one may still see them is asked every time.
        headers.CacheControl = "private, no-cache";
        headers.ETag = $"\"{file.Digest}\"";
        headers.ContentDisposition = Disposition(file);
        if (http.Request.Headers.IfNoneMatch == new StringValues(headers.ETag.ToString()))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        headers.ContentLength = file.Size;
        return TypedResults.Stream(body => Write(file, store, body, http.RequestAborted), file.MediaType);
    }

    private static async Task Write(Attachment file, IAttachmentStore store, Stream body, CancellationToken cancellationToken)
    {
        var written = 0L;
        for (var place = 0; written < file.Size; place++)
        {
            // Gone while it is being read: the connection ends before what was announced, and nobody takes the rest for the whole.
            var part = await store.Read(file.Id, place, cancellationToken) ?? throw new StoreUnavailableException($"The file {file.Id} has no part {place}.");
            await body.WriteAsync(part, cancellationToken);
            written += part.Length;
        }
    }

    private static IEnumerable<TicketAttachment> Seen(TicketState ticket, Rights rights) =>
        ticket.Attachments.Where(attachment => attachment.File.Public || rights.SeeInside());

    private static string Disposition(Attachment file)
    {
        var disposition = new ContentDispositionHeaderValue(MediaTypes.IsShown(file.MediaType) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        return disposition.ToString();
    }
}
