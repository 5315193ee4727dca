using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dispatch.Cells;
using Dispatch.Problems;
using Dispatch.Resilience;
using Dispatch.Security;

namespace Dispatch.Tickets;

/// <summary>Carries a command from a request to its ticket and the answer back: who asks, the idempotency key, the version that was seen, the ETag.</summary>
internal sealed class CommandSender(GrainReferences grains, GrainCalls calls, RosterLookup roster, TicketAnswers answers, IHttpContextAccessor accessor)
{
    public const string IdempotencyKey = "Idempotency-Key";
    private const int LongestKey = 200;

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("Commands come with a request.");

    /// <summary>Sends a command to a ticket.</summary>
    /// <param name="number">The number as it stands in the path.</param>
    /// <param name="request">The body: what was asked, for the fingerprint.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Gives up waiting; what was sent is carried out all the same.</param>
    public async Task<IResult> Send(string number, object? request, TicketCommand command, CancellationToken cancellationToken)
    {
        if (!TicketNumber.TryParse(number, out var ticket))
            return Problem.NotFound(RefusalCodes.UnknownTicket, $"There is no ticket '{number}'.");
        var (outcome, wrong) = await Ask(ticket, request, command, cancellationToken);
        return outcome is null ? wrong! : await Answer(outcome, StatusCodes.Status200OK);
    }

    /// <summary>Sends a command to a ticket, for those who answer in their own way.</summary>
    /// <returns>What became of it, or what is wrong with the headers.</returns>
    public async Task<(CommandOutcome? Outcome, IResult? Wrong)> Ask(TicketNumber ticket, object? request, TicketCommand command, CancellationToken cancellationToken)
    {
        var (envelope, wrong) = Envelope(ticket, request, command);
        return envelope is null
            ? (null, wrong)
            : (await calls.Ask(static (sent, cancel) => sent.Ticket.Execute(sent.envelope, cancel), (Ticket: grains.Ticket(ticket), envelope), cancellationToken), null);
    }

    /// <summary>Reports a request to the front desk.</summary>
    public async Task<IResult> Report(ReportRequest request, CancellationToken cancellationToken)
    {
        var id = request.Cell ?? CellProfile.FrontDesk;
        if (await roster.Cell(id, cancellationToken) is not { Profile: var cell })
            return UnknownCell(id);
        var (envelope, wrong) = Envelope(null, request, request.ToCommand(cell));
        if (envelope is null)
            return wrong!;
        var outcome = await calls.Ask(static (sent, cancel) => sent.FrontDesk.Report(sent.envelope, cancel), (grains.FrontDesk, envelope), cancellationToken);
        return await Answer(outcome, StatusCodes.Status201Created);
    }

    /// <summary>Hands a ticket to another cell.</summary>
    public async Task<IResult> Transfer(string number, TransferRequest request, CancellationToken cancellationToken) =>
        await roster.Cell(request.Cell, cancellationToken) is { Profile: var cell }
            ? await Send(number, request, request.ToCommand(cell), cancellationToken)
            : UnknownCell(request.Cell);

    private static IResult UnknownCell(string id) => Problem.Field(RefusalCodes.UnknownCell, "cell", $"There is no cell '{id}'.");

    private (CommandEnvelope? Envelope, IResult? Wrong) Envelope(TicketNumber? ticket, object? request, TicketCommand command)
    {
        var key = Http.Request.Headers[IdempotencyKey].ToString();
        if (key.Length > LongestKey || !Ascii.IsValid(key) || key.Any(char.IsControl))
            return (null, Problem.Field(ProblemCodes.InvalidHeader, IdempotencyKey, $"A key has at most {LongestKey} printable ASCII characters."));
        if (!Versions.TryRead(Http.Request, out var expected))
            return (null, Problem.Field(ProblemCodes.InvalidHeader, Versions.IfMatch, Versions.HowTo));
        if (Identities.ActorOf(Http) is not { } actor)
            return (null, Problem.Field(ProblemCodes.InvalidHeader, Identities.OnBehalfOf, "Administrators and integrators act for others as role/id, for example technician/tech-7."));

        var fingerprint = Fingerprint(actor, ticket, command, request);
        var asking = Guid.NewGuid();
        return (new CommandEnvelope(command, actor, Http.Rights(), key.Length > 0 ? key : asking.ToString("N"), fingerprint, expected) { Asking = asking }, null);
    }

    private async ValueTask<IResult> Answer(CommandOutcome outcome, int status)
    {
        if (!outcome.IsAccepted)
            return Problem.Of(outcome.Refusal);
        var ticket = await answers.Of(outcome.Ticket, outcome.At);
        Versions.Write(Http.Response, ticket.Version);
        if (status is StatusCodes.Status201Created)
            return TypedResults.Created($"/api/v1/tickets/{ticket.Number}", ticket);
        return TypedResults.Ok(ticket);
    }

    /// <summary>Of what was asked and by whom; not of what the server added to it.</summary>
    private static string Fingerprint(Actor actor, TicketNumber? ticket, TicketCommand command, object? request)
    {
        var body = request is null ? "" : JsonSerializer.Serialize(request, request.GetType(), DispatchJson.Options);
        var text = $"{actor.Role}/{actor.Id} {ticket} {TicketLife.NameOf(command)} {body}";
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
