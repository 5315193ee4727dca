using System.Text.Json;
using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Tickets;

/// <summary>The list of tickets: filters, full-text search, pages by cursor.</summary>
internal static class TicketList
{
    public static async Task<IResult> Get(
        [AsParameters] Query query, ITicketQueries queries, TicketAnswers answers, HttpContext http, CancellationToken cancellationToken)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        var filter = query.ToFilter(http.Rights(), errors);
        if (errors.Count > 0)
            return TypedResults.Problem(Problem.Fields(ProblemCodes.InvalidQuery, string.Join(" ", errors.SelectMany(error => error.Value)), errors));
        var page = await queries.List(filter, cancellationToken);
        return TypedResults.Ok(new Page<TicketResponse>(await answers.Of(page.Tickets), page.Next?.ToString()));
    }

    /// <summary>The query as it stands in the address.</summary>
    /// <param name="Cell">In this cell.</param>
    /// <param name="Status">In one of these states, separated by commas; <c>open</c> for all that are not over.</param>
    /// <param name="Priority">1 to 4.</param>
    /// <param name="Technician">With this technician.</param>
    /// <param name="Requester">By the requester of this name or e-mail.</param>
    /// <param name="ExternalReference">With this reference in the system that it came from.</param>
    /// <param name="Text">Words, or beginnings of words; accents and case do not matter.</param>
    /// <param name="DueBefore">Whose next deadline lies before this instant.</param>
    /// <param name="Cursor">Where the page begins: <c>next</c> of the page before.</param>
    /// <param name="Limit">1 to 200, 50 where nobody said.</param>
    internal sealed record Query(
        string? Cell,
        string? Status,
        string? Priority,
        string? Technician,
        string? Requester,
        string? ExternalReference,
        [property: FromQuery(Name = "q")] string? Text,
        string? DueBefore,
        string? Cursor,
        string? Limit)
    {
        public TicketFilter ToFilter(Rights within, Dictionary<string, string[]> errors) => new()
        {
            Within = within,
            Cell = Words("cell", Cell, errors),
            Statuses = Statuses(errors),
            Priority = QueryValues.Number("priority", Priority, 1, 4, errors),
            Technician = Words("technician", Technician, errors),
            Requester = Words("requester", Requester, errors),
            ExternalReference = Words("externalReference", ExternalReference, errors),
            Text = Words("q", Text, errors),
            DueBefore = QueryValues.Instant("dueBefore", DueBefore, errors),
            Before = Position(errors),
            Limit = QueryValues.Limit(Limit, errors),
        };

        private ValueList<TicketStatus> Statuses(Dictionary<string, string[]> errors)
        {
            List<TicketStatus> statuses = [];
            foreach (var name in (Status ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var known = Enum.GetValues<TicketStatus>().Where(status => JsonNamingPolicy.CamelCase.ConvertName(status.ToString()) == name).ToList();
                if (name == "open")
                    known = [.. TicketFilter.Open];
                if (known.Count == 0)
                    errors["status"] = [$"status: '{name}' is none of {string.Join(", ", Enum.GetNames<TicketStatus>().Select(JsonNamingPolicy.CamelCase.ConvertName))}, open."];
                statuses.AddRange(known);
            }

            return statuses.Distinct().ToValueList();
        }

        private TicketNumber? Position(Dictionary<string, string[]> errors)
        {
            if (Cursor is null)
                return null;
            if (TicketNumber.TryParse(Cursor, out var number))
                return number;
            errors["cursor"] = [QueryValues.WrongCursor];
            return null;
        }

        private static string? Words(string name, string? text, Dictionary<string, string[]> errors)
        {
            if (text is null || TextAttribute.CanBeKept(text))
                return text;
            errors[name] = [$"{name}: no text holds U+0000 or U+FFFE."];
            return null;
        }
    }
}
