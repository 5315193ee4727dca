using System.Text.Json;
using Dispatch.Sla;

namespace Dispatch.Unit.Sla.Calendars;

/// <summary>
/// Cases of an independent implementation by plain enumeration: calendar, start, target and pauses lead to exactly that due instant and elapsed time.
/// They were made with the zones of the tz database 2025b. Since 2026 it knows that Morocco gives up its summer time on 20 September 2026; until 2025b its
/// clocks were to stay at UTC+1 then. Where this machine knows better, the cases after that date are counted in that zone.
/// </summary>
public sealed class SlaVectorTests
{
    private const string Morocco = "Africa/Casablanca";

    private static readonly DateTimeOffset s_moroccoChanged = Sample.At("2026-09-20T00:00+00:00");
    private static readonly bool s_asInVectors =
        TimeZoneInfo.FindSystemTimeZoneById(Morocco).GetUtcOffset(s_moroccoChanged.AddMonths(1)) == TimeSpan.FromHours(1);

    private static readonly Dictionary<int, Vector> s_vectors = Load();

    public static TheoryData<int> Ids => [.. s_vectors.Keys];

    [Fact]
    public void All_of_them_are_here() => Assert.Equal(80, s_vectors.Count);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_due_instant_is_the_one_that_enumeration_finds(int id)
    {
        var vector = s_vectors[id];
        Assert.Equal(vector.Due, BusinessTime.Due(vector.Compile(), vector.Start, vector.Target, vector.Pauses));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_elapsed_time_is_the_one_that_enumeration_finds(int id)
    {
        var vector = s_vectors[id];
        Assert.Equal(vector.ElapsedAt, BusinessTime.Elapsed(vector.Compile(), vector.Start, vector.At, vector.Pauses));
    }

    private static Dictionary<int, Vector> Load()
    {
        using var file = typeof(SlaVectorTests).Assembly.GetManifestResourceStream("sla-vectors.json")!;
        return JsonSerializer.Deserialize<Vector[]>(file, DispatchJson.Options)!.ToDictionary(vector => vector.Id);
    }

    private sealed record Vector(
        int Id, Hours Calendar, DateTimeOffset Start, TimeSpan Target, ValueList<Pause> Pauses, DateTimeOffset Due, DateTimeOffset At, TimeSpan ElapsedAt)
    {
        public BusinessCalendar Compile() => new(new CalendarProfile
        {
            Id = "vector",
            Zone = Calendar.Zone is Morocco && Start >= s_moroccoChanged && !s_asInVectors ? "Etc/GMT-1" : Calendar.Zone,
            AlwaysOpen = Calendar.AlwaysOpen ?? false,
            Week = Calendar.Week ?? WeekHours.Closed,
            Exceptions = Calendar.Exceptions ?? [],
        });
    }

    /// <summary>A calendar without a name.</summary>
    private sealed record Hours(string Zone, bool? AlwaysOpen, WeekHours? Week, ValueList<SpecialDay>? Exceptions);
}
