using Dispatch.Hosting.Clustering;

namespace Dispatch.Unit.Hosting;

/// <summary>A silo ends when it alone does not reach the database for some time, and then only.</summary>
public sealed class CutOffTests
{
    private static readonly TimeoutException s_why = new();

    private readonly FakeOthers _others = new();
    private readonly FakeEnd _end = new();
    private readonly CutOff _cutOff;

    public CutOffTests() => _cutOff = new CutOff(_others, _end);

    [Fact]
    public async Task One_that_is_alone_with_it_for_some_time_ends_and_says_why()
    {
        await NotRead(CutOff.Most - 1);
        Assert.Null(_end.Reason);
        await NotRead(1);
        Assert.Contains("others of its cluster do", _end.Reason, StringComparison.Ordinal);
        Assert.Same(s_why, _end.Exception);
    }

    [Fact]
    public async Task One_read_in_between_and_it_stays()
    {
        await NotRead(CutOff.Most - 1);
        _cutOff.Read();
        await NotRead(CutOff.Most - 1);
        Assert.Null(_end.Reason);
    }

    [Fact]
    public async Task While_no_other_reads_either_it_stays_and_what_was_before_does_not_count()
    {
        await NotRead(CutOff.Most - 1);
        _others.Reach = false;
        await NotRead(CutOff.Most * 10);
        _others.Reach = true;
        await NotRead(CutOff.Most - 1);
        Assert.Null(_end.Reason);
        await NotRead(1);
        Assert.NotNull(_end.Reason);
    }

    private async Task NotRead(int times)
    {
        for (var i = 0; i < times; i++)
            await _cutOff.NotRead(s_why, CancellationToken.None);
    }
}
