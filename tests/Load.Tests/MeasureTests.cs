using Dispatch.Load.Boards;
using Dispatch.Load.Measure;

namespace Dispatch.Load.Tests;

public sealed class MeasureTests
{
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
