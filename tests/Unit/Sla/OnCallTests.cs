using System.Globalization;
using Dispatch.Sla;

namespace Dispatch.Unit.Sla;

/// <summary>Who is on call: turns that begin at a local time which clock changes do not move, exceptions, gaps.</summary>
public sealed class OnCallTests
{
    private static readonly OnCallRotation s_weekly = new()
    {
        Cell = "network",
        Zone = "Europe/Paris",
        From = new DateOnly(2026, 3, 16),
        Handover = new TimeOnly(9, 0),
        People = ["ada", "ben", "cleo"],
    };

    [Theory]
    [InlineData("2026-03-16T07:59:59.999Z", null)]
    [InlineData("2026-03-16T08:00:00Z", "ada")]
    [InlineData("2026-03-23T07:59:59.999Z", "ada")]
    [InlineData("2026-03-23T08:00:00Z", "ben")]
    // The clock goes forward on the 29th: still nine o'clock.
    [InlineData("2026-03-30T06:59:59.999Z", "ben")]
    [InlineData("2026-03-30T07:00:00Z", "cleo")]
    [InlineData("2026-04-06T07:00:00Z", "ada")]
    // And back on 25 October.
    [InlineData("2026-10-26T07:59:59.999Z", "ben")]
    [InlineData("2026-10-26T08:00:00Z", "cleo")]
    [InlineData("2019-01-01T00:00:00Z", null)]
    public void Turns_are_handed_over_at_the_local_time(string at, string? person) => Assert.Equal(person, At(s_weekly, at));

    [Theory]
    // Half past two does not exist: handed over when the clock changes.
    [InlineData("2026-03-29T00:59:59.999Z", "ada")]
    [InlineData("2026-03-29T01:00:00Z", "ben")]
    [InlineData("2026-03-30T00:29:59.999Z", "ben")]
    [InlineData("2026-03-30T00:30:00Z", "ada")]
    public void On_the_night_without_the_handovers_time_it_is_at_the_change(string at, string person) =>
        Assert.Equal(person, At(Nightly(new DateOnly(2026, 3, 28)), at));

    [Theory]
    // Half past two is there twice: handed over at the first.
    [InlineData("2026-10-25T00:29:59.999Z", "ada")]
    [InlineData("2026-10-25T00:30:00Z", "ben")]
    [InlineData("2026-10-25T01:30:00Z", "ben")]
    [InlineData("2026-10-26T01:29:59.999Z", "ben")]
    [InlineData("2026-10-26T01:30:00Z", "ada")]
    public void On_the_night_with_the_handovers_time_twice_it_is_at_the_first(string at, string person) =>
        Assert.Equal(person, At(Nightly(new DateOnly(2026, 10, 24)), at));

    [Fact]
    public void A_handover_at_midnight_belongs_to_its_date_in_a_zone_that_skips_midnight()
    {
        // Beirut's clock goes forward at midnight of 29 March 2026: the day begins at one.
        var rotation = Nightly(new DateOnly(2026, 3, 28)) with { Zone = "Asia/Beirut", Handover = TimeOnly.MinValue };
        Assert.Equal(("ada", "ben"), (At(rotation, "2026-03-28T21:59:59Z"), At(rotation, "2026-03-28T22:00:00Z")));
    }

    [Fact]
    public void Of_exceptions_the_last_counts_and_one_may_leave_a_gap()
    {
        var rotation = s_weekly with
        {
            Overrides =
            [
                new OnCallOverride(Instant("2026-03-17T00:00:00Z"), Instant("2026-03-19T00:00:00Z"), "dora"),
                new OnCallOverride(Instant("2026-03-18T00:00:00Z"), Instant("2026-03-18T12:00:00Z"), null),
                new OnCallOverride(Instant("2026-03-01T00:00:00Z"), Instant("2026-03-02T00:00:00Z"), "eve"),
            ],
        };
        List<string?> people =
        [
            At(rotation, "2026-03-16T23:59:59Z"), At(rotation, "2026-03-17T00:00:00Z"), At(rotation, "2026-03-18T00:00:00Z"),
            At(rotation, "2026-03-18T12:00:00Z"), At(rotation, "2026-03-19T00:00:00Z"), At(rotation, "2026-03-01T00:00:00Z"),
        ];
        Assert.Equal<string?>(new List<string?> { "ada", "dora", null, "dora", "ada", "eve" }, people);
        Assert.Null(At(s_weekly with { People = [] }, "2026-03-20T00:00:00Z"));
    }

    [Fact]
    public void The_rules_know_the_newest_rotation_of_a_cell()
    {
        var book = Rules.First.With(RuleKinds.OnCall, s_weekly).With(RuleKinds.OnCall, s_weekly with { People = ["zoe"] });
        var rules = new SlaRules(book);
        Assert.Equal(("zoe", null), (rules.OnCall("network", Instant("2026-03-20T00:00:00Z")), rules.OnCall("servers", Instant("2026-03-20T00:00:00Z"))));
    }

    private static OnCallRotation Nightly(DateOnly from) => s_weekly with { From = from, Handover = new TimeOnly(2, 30), Days = 1, People = ["ada", "ben"] };

    private static string? At(OnCallRotation rotation, string at) => new OnCallTurns(rotation).At(Instant(at));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
