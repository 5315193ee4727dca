using System.Globalization;
using System.Text;
using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Sla;

/// <summary>Takes the dates of an iCalendar file into a calendar (sla.md rule 1): public holidays come that way.</summary>
internal static class ImportEndpoint
{
    private const string MediaType = "text/calendar";
    private const int LongestBody = 2 * CalendarFile.LongestText;

    /// <summary>Where nobody says which years: the present one and the two after it.</summary>
    private const int Years = 3;

    public static void MapImport(this IEndpointRouteBuilder calendars) => calendars.MapPost("/{id}/import", Import).Needs(Permissions.WriteRules, sees: Permissions.ReadRules)
        .WithSummary("Take the closed dates of an iCalendar file into a calendar; with preview=true, show what it would be")
        .Accepts<string>(MediaType)
        .WithMetadata(new RequestSizeLimitAttribute(LongestBody))
        .Produces<ImportResponse>();

    private static async Task<IResult> Import(
        string id, string? from, string? to, string? preview, IClusterClient cluster, RulebookCache rules, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        if (RuleKinds.Calendar.Newest((await rules.Newest()).Book, id) is not { } current)
            return Problem.NotFound(RuleCodes.UnknownCalendar, $"There is no calendar '{id}'.");
        var year = clock.GetUtcNow().Year;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year + Years - 1, 12, 31));
        if (!TryRead(from, ref first))
            return WrongDate(nameof(from));
        if (!TryRead(to, ref last))
            return WrongDate(nameof(to));
        if (preview is not (null or "true" or "false"))
            return Problem.Field(ProblemCodes.InvalidQuery, nameof(preview), "preview: true or false.");
        var file = CalendarFile.Read(await Body(context.Request, cancellationToken), first, last);
        if (file is CalendarImport.Refused refused)
            return Problem.Field(ProblemCodes.UnreadableCalendar, "file", refused.Reason);

        var read = (CalendarImport.Read)file;
        var (merged, kept) = Merge(current.Document, read.Exceptions);
        // The version that the dates were merged into must still be the newest when they are recorded, unless the sender asked for another.
        var (put, wrong) = RuleWriter.Read(context, id, null, () => merged);
        if (put is null)
            return wrong!;
        put = put with { ExpectedVersion = put.ExpectedVersion ?? current.Version };
        IReadOnlyList<string> ignored = [.. read.Ignored, .. kept];
        if (preview is "true")
        {
            return RuleAnswers.Refuse(RuleKinds.Calendar.Check(merged, Rulebook.Empty))
                ?? (IResult)TypedResults.Ok(Answer(current with { Document = merged }));
        }

        var outcome = await cluster.GetGrain<IRulebookGrain>(IRulebookGrain.Key).PutCalendar(put, cancellationToken);
        return RuleAnswers.Answer(outcome, context.Response, $"/api/v1/calendars/{id}", Answer);

        ImportResponse Answer(Versioned<CalendarProfile> version) => new()
        {
            Calendar = CalendarResponse.Of(version),
            Imported = read.Exceptions.Count - kept.Count,
            Ignored = ignored,
        };
    }

    /// <summary>What somebody recorded for a date stays.</summary>
    private static (CalendarProfile Merged, IReadOnlyList<string> Kept) Merge(CalendarProfile calendar, IReadOnlyList<SpecialDay> imported)
    {
        var recorded = calendar.Exceptions.Select(day => day.Date).ToHashSet();
        var exceptions = calendar.Exceptions.Concat(imported.Where(day => !recorded.Contains(day.Date))).OrderBy(day => day.Date);
        var kept = imported.Where(day => recorded.Contains(day.Date))
            .Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.Date:O} has an exception already; it stays."));
        return (calendar with { Exceptions = exceptions.ToValueList() }, [.. kept]);
    }

    private static async Task<string> Body(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static bool TryRead(string? text, ref DateOnly date) =>
        text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static IResult WrongDate(string field) => Problem.Field(ProblemCodes.InvalidQuery, field, $"{field}: a date such as 2026-12-31.");
}
