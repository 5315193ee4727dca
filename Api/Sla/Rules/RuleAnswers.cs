using System.Globalization;
using Dispatch.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Sla;

/// <summary>What the documents of the rulebook have in common over HTTP: lists, versions, refusals.</summary>
internal static class RuleAnswers
{
    /// <summary>The newest version of every document of a kind.</summary>
    public static IResult List<T, TResponse>(SlaRules rules, RuleKind<T> kind, Func<Versioned<T>, TResponse> toResponse)
        where T : class => TypedResults.Ok(new Page<TResponse>([.. kind.Newest(rules.Book).Select(toResponse)]));

    /// <summary>A document, its newest version or the one that the query asks for.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="kind">The kind of document.</param>
    /// <param name="unknown">The code where there is none.</param>
    /// <param name="id">The document.</param>
    /// <param name="version">The version, as the query writes it; null for the newest.</param>
    /// <param name="response">Where the version is written.</param>
    /// <param name="toResponse">The document as clients see it.</param>
    public static IResult Find<T, TResponse>(
        SlaRules rules, RuleKind<T> kind, string unknown, string id, string? version, HttpResponse response, Func<Versioned<T>, TResponse> toResponse)
        where T : class
    {
        if (version is not null && !IsVersion(version, out _))
            return Problem.Field(ProblemCodes.InvalidQuery, "version", "version: a whole number from 1.");
        var found = IsVersion(version, out var number) ? kind.Find(rules.Book, new RulePin(id, number)) : kind.Newest(rules.Book, id);
        if (found is null)
        {
            return kind.Newest(rules.Book, id) is { } newest
                ? Problem.NotFound(unknown, string.Create(CultureInfo.InvariantCulture, $"The newest version of the {kind.Name} '{id}' is {newest.Version}."))
                : Problem.NotFound(unknown, $"There is no {kind.Name} '{id}'.");
        }

        Versions.Write(response, found.Version);
        return TypedResults.Ok(toResponse(found));
    }

    /// <summary>The answer to a PUT.</summary>
    public static IResult Answer<T, TResponse>(RuleOutcome<T> outcome, HttpResponse response, string path, Func<Versioned<T>, TResponse> toResponse)
        where T : class =>
        Refuse(outcome.Problems) ?? RosterPaths.Answer(outcome.Put, response, path, toResponse);

    /// <summary>What is wrong, all of it at once; null if nothing is.</summary>
    public static ProblemHttpResult? Refuse(IReadOnlyList<RuleProblem> problems)
    {
        if (problems.Count == 0)
            return null;
        var codes = problems.Select(problem => problem.Code ?? ProblemCodes.InvalidField).Distinct(StringComparer.Ordinal).ToList();
        return TypedResults.Problem(Problem.Fields(
            codes is [var code] ? code : ProblemCodes.InvalidField,
            string.Join(' ', problems.Select(problem => problem.Sentence)),
            problems.GroupBy(problem => problem.Field, StringComparer.Ordinal)
                .ToDictionary(field => field.Key, field => field.Select(problem => problem.Sentence).ToArray())));
    }

    private static bool IsVersion(string? text, out int version) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out version) && version > 0;
}
