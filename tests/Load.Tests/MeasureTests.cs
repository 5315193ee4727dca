using Dispatch.Load.Boards;
using Dispatch.Load.Measure;
using Dispatch.Load.Server;

namespace Dispatch.Load.Tests;

public sealed class MeasureTests
{
    private static readonly MeasureOptions s_short = new()
    {
        Clients = 2,
        Duration = TimeSpan.FromMilliseconds(200),
        WarmUp = TimeSpan.FromMilliseconds(100),
        Rounds = 2,
        Mix = CommandMix.Parse("report=1,note=4"),
        TechniciansPerClient = 1,
        Cells = 1,
    };

    [Fact]
    public void A_mix_draws_commands_by_their_shares()
    {
        var mix = CommandMix.Parse("report=1,assign=3,note=0");
        var chance = new Random(1);
        var drawn = Enumerable.Range(0, 4000).Select(_ => mix.Draw(chance)).CountBy(command => command).ToDictionary(StringComparer.Ordinal);
        Assert.InRange(drawn["assign"], 2800, 3200);
        Assert.Equal(4000, drawn["assign"] + drawn["report"]);
    }

    [Theory]
    [InlineData("fly=3", "fly")]
    [InlineData("report", "share")]
    [InlineData("report=x", "share")]
    [InlineData("", "empty")]
    public void A_mix_that_is_none_says_why(string text, string words) =>
        Assert.Contains(words, Assert.Throws<FormatException>(() => CommandMix.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Bare_sqlite_commits_and_leaves_nothing_behind()
    {
        var directory = Directory.CreateTempSubdirectory("raw-sqlite-");
        try
        {
            await using (var raw = new RawSqlite(directory.FullName))
                Assert.True(await raw.Measure(TimeSpan.FromMilliseconds(50), CancellationToken.None) > 0);
            Assert.Empty(directory.GetFiles());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Another_installation_is_loaded_in_turns_and_what_was_sent_to_warm_up_is_not_counted()
    {
        using var own = new MiniServer();
        using var other = new MiniServer();
        using var server = await own.Connect();
        await using var beside = await OtherInstallation.Create(await other.Connect(), s_short, CancellationToken.None);
        var report = await new MeasureRun([server], s_short).Run([beside], CancellationToken.None);

        var figures = Assert.Single(report.Baselines);
        Assert.Equal(s_short.Rounds, figures.Rounds.Count);
        Assert.All(figures.Rounds.Concat(report.Rounds), perSecond => Assert.True(perSecond > 0));
        Assert.Equal(report.CommandsPerSecond / figures.Rounds.Average(), figures.Ratio, 6);
        Assert.True(other.Commands > figures.Rounds.Count);
        Assert.True(own.Commands > report.Commands, "There was a warm-up.");
        Assert.Empty(report.Errors);
    }

    [Fact]
    public async Task An_installation_that_fails_is_nothing_to_compare_with()
    {
        using var own = new MiniServer();
        using var other = new MiniServer("503 Service Unavailable");
        using var server = await own.Connect();
        await using var beside = await OtherInstallation.Create(await other.Connect(), s_short, CancellationToken.None);
        var error = await Assert.ThrowsAsync<ServerLostException>(() => new MeasureRun([server], s_short).Run([beside], CancellationToken.None));
        Assert.Contains("unavailable", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_screens_that_differ_and_errors_make_a_run_unclean()
    {
        var report = new MeasureReport
        {
            Clients = 1,
            Seconds = 1,
            Commands = 1,
            CommandsPerSecond = 1,
            Rounds = [1],
            Latency = new Times(1, 1, 1, 1),
            ByCommand = new Dictionary<string, Times>(StringComparer.Ordinal),
            Refused = new Dictionary<string, int>(StringComparer.Ordinal) { ["technician-busy"] = 1 },
            Errors = new Dictionary<string, int>(StringComparer.Ordinal),
            Baselines = [],
        };
        var none = new Times(0, 0, 0, 0);
        Assert.True(report.IsClean);
        Assert.False((report with { Errors = new Dictionary<string, int>(StringComparer.Ordinal) { ["http-503"] = 1 } }).IsClean);
        Assert.False((report with { Screens = new ScreenFigures(1, none, none, 0, 0, FeedTally.None, new BoardsCompared(1, 0, ["a"])) }).IsClean);
    }
}
