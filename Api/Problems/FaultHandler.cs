using System.Text.Json;
using Dispatch.Tickets;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Problems;

/// <summary>Turns exceptions into problems: bad requests into what is wrong with them, a missing database into 503, everything else into a plain 500.</summary>
internal sealed partial class FaultHandler(IProblemDetailsService problems, ILogger<FaultHandler> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "2";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Nobody is there to be told.
        if (httpContext.RequestAborted.IsCancellationRequested)
            return true;
        var problem = Describe(exception);
        if (problem is null)
        {
            LogFault(exception, httpContext.Request.Method, httpContext.Request.Path);
            problem = Problem.Details(StatusCodes.Status500InternalServerError, ProblemCodes.Fault, "The server failed. What was sent may be sent again.");
        }

        if (problem.Status is StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static ProblemDetails? Describe(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.Details(
            StatusCodes.Status413PayloadTooLarge, ProblemCodes.BodyTooLarge, "The body is larger than this request may be."),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Problem.Details(
            StatusCodes.Status415UnsupportedMediaType, ProblemCodes.MalformedBody, "Send application/json."),
        BadHttpRequestException { InnerException: JsonException json } => JsonProblem.Describe(json),
        BadHttpRequestException bad => Problem.Details(
            bad.StatusCode, ProblemCodes.MalformedBody, "The request cannot be read: it needs a JSON body, complete, with a Content-Type."),
        StoreUnavailableException => Problem.Details(
            StatusCodes.Status503ServiceUnavailable,
            ProblemCodes.StoreUnavailable,
            "The database does not answer. Nothing is half done; send the same command again with the same Idempotency-Key."),
        _ when exception.IsPassing() => Problem.Details(
            StatusCodes.Status503ServiceUnavailable,
            ProblemCodes.Timeout,
            "No answer in time. Send the same command again with the same Idempotency-Key; it acts once."),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private partial void LogFault(Exception exception, string method, string path);
}
