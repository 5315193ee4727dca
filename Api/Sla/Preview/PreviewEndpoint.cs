using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>Answers what a calendar makes of a goal (sla.md, "Preview"), so that whoever writes a policy sees what it promises.</summary>
internal static class PreviewEndpoint
{
    /// <summary>The longest goal that is not a mistake.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(3660);

    private static readonly TimeSpan s_around = TimeSpan.FromDays(7);
    private static readonly TimeSpan s_mostDrawn = TimeSpan.FromDays(70);

    public static void MapPreview(this IEndpointRouteBuilder api) => api.MapPost("/sla/preview", Preview).Needs(Permissions.ReadRules)
        .WithTags("Service levels").WithSummary("When a goal is reached on a calendar").Produces<PreviewResponse>();

    private static async Task<IResult> Preview(PreviewRequest body, RulebookCache rules)
    {
        var (profile, wrong) = await Calendar(body, rules);
        if (profile is null)
            return wrong!;
        if (body.Target < TimeSpan.Zero || body.Target > s_longest)
            return Problem.Field(ProblemCodes.InvalidField, "target", "target: no time or more, and at most ten years, for example PT4H.");
        var calendar = new BusinessCalendar(profile);
        var pauses = (body.Pauses ?? []).Select(pause => new Pause(Instants.Trim(pause.From), pause.To is { } to ? Instants.Trim(to) : null)).OrderBy(pause => pause.From).ToList();
        try
        {
            return TypedResults.Ok(Answer(calendar, Instants.Trim(body.Start), body.Target, pauses, body.At));
        }
        catch (BeyondCalendarException e)
        {
            return Problem.Field(ProblemCodes.InvalidField, "target", e.Message);
        }
    }

    private static async Task<(CalendarProfile? Profile, IResult? Wrong)> Calendar(PreviewRequest body, RulebookCache rules)
    {
        if (body.Calendar is { } drawn && body.CalendarId is null)
        {
            var profile = drawn.ToProfile(drawn.Id ?? "preview");
            var problems = RuleKinds.Calendar.Check(profile, Rulebook.Empty).Select(problem => problem with { Field = $"calendar.{problem.Field}" }).ToList();
            return RuleAnswers.Refuse(problems) is { } wrong ? (null, wrong) : (profile, null);
        }

        if (body.CalendarId is not { } id || body.Calendar is not null)
            return (null, Problem.Field(ProblemCodes.InvalidField, "calendar", "calendar: give either a calendar or the calendarId of a recorded one."));
        return RuleKinds.Calendar.Newest((await rules.Newest()).Book, id) is { } recorded
            ? (recorded.Document, null)
            : (null, Problem.Field(RuleCodes.UnknownCalendar, "calendarId", $"There is no calendar '{id}'."));
    }

    private static PreviewResponse Answer(BusinessCalendar calendar, DateTimeOffset start, TimeSpan target, List<Pause> pauses, DateTimeOffset? at)
    {
        var due = BusinessTime.Due(calendar, start, target, pauses);
        var end = due ?? Instants.Later(start, pauses[^1].From);
        var (from, to) = (start - s_around, end + s_around);
        return new PreviewResponse
        {
            Due = due,
            ElapsedAt = BusinessTime.Elapsed(calendar, start, at is { } asked ? Instants.Trim(asked) : end, pauses),
            Open = [.. calendar.Intervals(from, to - from > s_mostDrawn ? from + s_mostDrawn : to)],
            Exceptions = [.. calendar.ExceptionsBetween(start, end).Select(day => new PreviewDay(day.Date, day.Name))],
        };
    }
}
