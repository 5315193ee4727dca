using Dispatch.Technicians;

namespace Dispatch.Demo.Region;

/// <summary>An absence of every day on which the demo is played: what is planned is planned around it.</summary>
/// <param name="From">Hours after midnight, UTC, at which it begins; more than 24 is tomorrow.</param>
/// <param name="Hours">How long it lasts.</param>
/// <param name="Note">What colleagues should know.</param>
internal sealed record DemoAbsence(int From, int Hours, string Note)
{
    /// <summary>The identifier: each day's takes the place of the day's before.</summary>
    public const string Id = "demo";

    /// <summary>As the public contract takes it.</summary>
    public AbsenceRequest On(DateTimeOffset day)
    {
        var from = new DateTimeOffset(day.UtcDateTime.Date, TimeSpan.Zero).AddHours(From);
        return new AbsenceRequest { From = from, To = from.AddHours(Hours), Note = Note };
    }
}
