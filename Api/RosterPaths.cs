using System.Text.RegularExpressions;
using Dispatch.Problems;
using Dispatch.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch;

/// <summary>What cells and technicians have in common over HTTP: identifiers in the path, PUT with versions, cells that must exist.</summary>
internal static partial class RosterPaths
{
    /// <summary>Whether anything can have this identifier: what cannot is unknown, and no grain is woken to say so.</summary>
    public static bool IsId(string? id) => id is not null && IdPattern().IsMatch(id);

    /// <summary>Why the identifier in the path, or its repetition in the body, cannot be; null if it can.</summary>
    public static ProblemHttpResult? Refuse(string id, string? repeated)
    {
        if (!IsId(id))
            return Problem.Field(ProblemCodes.InvalidField, "id", "id: letters, digits, '.', '_' and '-', at most 64, beginning with a letter or digit.");
        return repeated is not null && repeated != id
            ? Problem.Field(ProblemCodes.InvalidField, "id", $"id: the path says '{id}'.")
            : null;
    }

    /// <summary>Why the cells cannot be named: one of them does not exist; null if all do.</summary>
    public static async Task<ProblemHttpResult?> RefuseUnknown(
        RosterLookup roster, string field, IEnumerable<string> cells, CancellationToken cancellationToken)
    {
        foreach (var id in cells)
        {
            if (await roster.Cell(id, cancellationToken) is null)
                return Problem.Field(RefusalCodes.UnknownCell, field, $"There is no cell '{id}'.");
        }

        return null;
    }

    /// <summary>The answer to a PUT.</summary>
    public static IResult Answer<TView, TResponse>(PutOutcome<TView> outcome, HttpResponse response, string path, Func<TView, TResponse> toResponse)
        where TView : class
    {
        if (!outcome.Written || outcome.Current is null)
        {
            var version = outcome.Current is null ? "it does not exist" : $"it is version {outcome.Version} now";
            return Problem.Result(StatusCodes.Status412PreconditionFailed, RefusalCodes.VersionMismatch, $"You saw another version: {version}.");
        }

        Versions.Write(response, outcome.Version);
        var body = toResponse(outcome.Current);
        return outcome.Created ? TypedResults.Created(path, body) : TypedResults.Ok(body);
    }

    [GeneratedRegex(Limits.IdPattern, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdPattern();
}
