using Dispatch.Access;
using Dispatch.Security.Access;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Tickets;

/// <summary>Tickets over HTTP: report, read, list, command.</summary>
internal static class TicketEndpoints
{
    public static void MapTickets(this IEndpointRouteBuilder api)
    {
        var tickets = api.MapGroup("/tickets").WithTags("Tickets");
        tickets.MapPost("/", (ReportRequest body, CommandSender sender, CancellationToken cancel) => sender.Report(body, cancel)).Needs(Permissions.ReportTickets, sees: Permissions.ReadTickets)
            .WithSummary("Report a request").AnswersTicket(StatusCodes.Status201Created);
        tickets.MapGet("/", TicketList.Get).Needs(Permissions.ReadTickets).WithSummary("List and search").Produces<Page<TicketResponse>>();
        tickets.MapGet("/{number}", Find).Needs(Permissions.ReadTickets).WithSummary("One ticket").Produces<TicketResponse>();
        tickets.MapGet("/{number}/events", Events).Needs(Permissions.ReadTickets).WithSummary("The journal of a ticket").Produces<Page<EventResponse>>();

        var ticket = tickets.MapGroup("/{number}");
        Map<QualifyRequest>("qualify", body => body.ToCommand());
        Map<AssignRequest>("assign", body => body.ToAssign());
        Map<AssignRequest>("reassign", body => body.ToReassign());
        MapBare<Accept>("accept");
        Map<ReasonRequest>("decline", body => body.ToDecline());
        MapOptional<StartRequest>("start", body => body.ToCommand());
        MapBare<Depart>("depart");
        MapBare<Arrive>("arrive");
        Map<FinishVisitRequest>("finish-visit", body => body.ToCommand());
        MapOptional<OptionalReasonRequest>("unassign", body => body.ToUnassign());
        Map<SuspendRequest>("suspend", body => body.ToCommand());
        MapBare<Resume>("resume");
        Map<ResolveRequest>("resolve", body => body.ToCommand());
        MapOptional<OptionalReasonRequest>("reopen", body => body.ToReopen());
        MapBare<Close>("close");
        Map<ReasonRequest>("cancel", body => body.ToCancel());
        Map<NoteRequest>("note", body => body.ToCommand());
        MapBare<GoLive>("go-live");
        MapBare<Acknowledge>("acknowledge");
        Post("transfer", (string number, TransferRequest body, CommandSender sender, CancellationToken cancel) => sender.Transfer(number, body, cancel));

        void Post(string name, Delegate handler) => ticket.MapPost("/" + name, handler).Needs(TicketLife.Needs(name), sees: Permissions.ReadTickets).WithSummary(name).AnswersTicket();

        void Map<T>(string name, Func<T, TicketCommand> toCommand)
            where T : class =>
            Post(name, (string number, T body, CommandSender sender, CancellationToken cancel) => sender.Send(number, body, toCommand(body), cancel));

        // Where nothing must be said, the body may be left out.
        void MapOptional<T>(string name, Func<T, TicketCommand> toCommand)
            where T : class, new() =>
            Post(name, (string number, T? body, CommandSender sender, CancellationToken cancel) =>
            {
                body ??= new T();
                return sender.Send(number, body, toCommand(body), cancel);
            });

        void MapBare<TCommand>(string name)
            where TCommand : TicketCommand, new() => MapOptional<BareRequest>(name, body => body.ToCommand<TCommand>());
    }

    private static void AnswersTicket(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) => endpoint
        .Produces<TicketResponse>(status)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithMetadata(new TakesCommandHeaders());

    private static async Task<IResult> Find(
        string number, VisibleTickets tickets, TicketAnswers answers, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await tickets.Find(number, cancellationToken) is not { } ticket)
            return VisibleTickets.Unknown(number);
        Versions.Write(response, ticket.State.Version);
        return TypedResults.Ok(await answers.Of(ticket));
    }

    private static async Task<IResult> Events(string number, VisibleTickets tickets, CancellationToken cancellationToken) =>
        await tickets.Find(number, cancellationToken) is { } ticket
            ? TypedResults.Ok(new Page<EventResponse>([.. (await tickets.Journal(ticket.Number, cancellationToken)).Select(entry => EventResponse.Of(ticket.Number, entry))]))
            : VisibleTickets.Unknown(number);
}
