using Dispatch.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Problems;

/// <summary>Errors as clients get them: <c>application/problem+json</c> with a stable code and a sentence that a person can act on.</summary>
public static class Problem
{
    private const string TypePrefix = "urn:dispatch:problem:";

    /// <summary>A problem with a code.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable code, see <see cref="ProblemCodes"/> and <see cref="RefusalCodes"/>.</param>
    /// <param name="detail">What to do about it.</param>
    public static ProblemDetails Details(int status, string code, string detail)
    {
        var problem = new ProblemDetails { Status = status, Type = TypePrefix + code, Title = TitleOf(status), Detail = detail };
        problem.Extensions["code"] = code;
        return problem;
    }

    /// <summary>A problem with fields that are wrong.</summary>
    public static ProblemDetails Fields(string code, string detail, IReadOnlyDictionary<string, string[]> errors)
    {
        var problem = Details(StatusCodes.Status422UnprocessableEntity, code, detail);
        problem.Extensions["errors"] = errors;
        return problem;
    }

    /// <summary>The problem as a result.</summary>
    public static ProblemHttpResult Result(int status, string code, string detail) => TypedResults.Problem(Details(status, code, detail));

    /// <summary>A field that is wrong.</summary>
    public static ProblemHttpResult Field(string code, string field, string detail) =>
        TypedResults.Problem(Fields(code, detail, new Dictionary<string, string[]> { [field] = [detail] }));

    /// <summary>A query with mistakes, by name.</summary>
    public static ProblemHttpResult Query(IReadOnlyDictionary<string, string[]> errors) =>
        TypedResults.Problem(Fields(ProblemCodes.InvalidQuery, string.Join(' ', errors.SelectMany(error => error.Value)), errors));

    /// <summary>No such thing, or none that the caller may see.</summary>
    public static ProblemHttpResult NotFound(string code, string detail) => Result(StatusCodes.Status404NotFound, code, detail);

    /// <summary>A refusal of the core.</summary>
    public static ProblemHttpResult Of(Refusal refusal)
    {
        var problem = Details(StatusOf(refusal.Kind), refusal.Code, refusal.Message);
        if (refusal.Allowed is { } allowed)
            problem.Extensions["allowed"] = allowed;
        if (refusal.Holder is { } holder)
            problem.Extensions["holder"] = holder;
        if (refusal.Field is { } field)
            problem.Extensions["errors"] = new Dictionary<string, string[]> { [field] = [refusal.Message] };
        return TypedResults.Problem(problem);
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.VersionMismatch => StatusCodes.Status412PreconditionFailed,
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status404NotFound,
    };

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request cannot be read",
        StatusCodes.Status401Unauthorized => "Sign in first",
        StatusCodes.Status403Forbidden => "Not allowed",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status409Conflict => "Not possible now",
        StatusCodes.Status412PreconditionFailed => "Changed meanwhile",
        StatusCodes.Status413PayloadTooLarge => "Too large",
        StatusCodes.Status415UnsupportedMediaType => "Not JSON",
        StatusCodes.Status422UnprocessableEntity => "A value is wrong",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        StatusCodes.Status503ServiceUnavailable => "Try again shortly",
        _ => "Something went wrong",
    };
}
