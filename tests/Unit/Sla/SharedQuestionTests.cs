using Dispatch.Sla;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Unit.Sla;

public sealed class SharedQuestionTests
{
    private static readonly TimeSpan s_believed = TimeSpan.FromMilliseconds(25);

    private readonly List<TaskCompletionSource<int>> _put = [];
    private readonly SharedQuestion<int> _question;

    public SharedQuestionTests() => _question = new SharedQuestion<int>(PutOne, TimeSpan.Zero, TimeProvider.System);

    [Fact]
    public async Task Who_asks_while_a_question_is_under_way_gets_no_answer_of_it()
    {
        var first = _question.Ask();
        Task<int>[] later = [_question.Ask(), _question.Ask(), _question.Ask()];

        _put[0].SetResult(1);
        Assert.Equal(1, await first);
        await Put(2);
        Assert.All(later, answer => Assert.False(answer.IsCompleted));
        _put[1].SetResult(2);

        var answers = await Task.WhenAll(later);
        Assert.Equal(new[] { 2, 2, 2 }, answers);
        Assert.Equal(2, _put.Count);
    }

    [Fact]
    public async Task Who_asks_alone_does_not_wait_for_others()
    {
        var first = _question.Ask();
        _put[0].SetResult(1);
        Assert.Equal(1, await first);

        var second = _question.Ask();
        Assert.Equal(2, _put.Count);
        _put[1].SetResult(2);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task A_question_that_fails_fails_for_those_who_asked_it_only()
    {
        var first = _question.Ask();
        var second = _question.Ask();
        _put[0].SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => first);

        await Put(2);
        var third = _question.Ask();
        _put[1].SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => second);
        await Put(3);
        _put[2].SetResult(3);

        Assert.Equal(3, await third);
    }

    [Fact]
    public async Task Every_answer_is_as_new_as_its_asking_whoever_asks_when()
    {
        var revision = 0;
        var question = new SharedQuestion<int>(async () =>
        {
            await Task.Yield();
            var read = Volatile.Read(ref revision);
            await Task.Yield();
            return read;
        }, TimeSpan.Zero, TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                var acknowledged = Interlocked.Increment(ref revision);
                Assert.True(await question.Ask() >= acknowledged);
            }
        })));
    }

    [Fact]
    public async Task An_answer_is_believed_for_a_moment_from_its_asking_on()
    {
        var clock = new FakeTimeProvider();
        var question = new SharedQuestion<int>(PutOne, s_believed, clock);
        var first = question.Ask();
        clock.Advance(s_believed / 2);
        var whileUnderWay = question.Ask();
        _put[0].SetResult(1);
        Assert.Equal(1, await first);
        Assert.Equal(1, await whileUnderWay);
        clock.Advance(s_believed / 2 - TimeSpan.FromTicks(1));
        Assert.Equal(1, await question.Ask());
        Assert.Single(_put);

        clock.Advance(TimeSpan.FromTicks(1));
        var later = question.Ask();
        Assert.Equal(2, _put.Count);
        _put[1].SetResult(2);
        Assert.Equal(2, await later);
    }

    [Fact]
    public async Task An_answer_that_comes_late_is_not_for_those_who_asked_after_its_moment()
    {
        var clock = new FakeTimeProvider();
        var question = new SharedQuestion<int>(PutOne, s_believed, clock);
        var first = question.Ask();
        clock.Advance(s_believed);
        var second = question.Ask();
        _put[0].SetResult(1);
        Assert.Equal(1, await first);

        await Put(2);
        Assert.False(second.IsCompleted);
        _put[1].SetResult(2);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task A_failure_is_not_believed()
    {
        var question = new SharedQuestion<int>(PutOne, s_believed, new FakeTimeProvider());
        var first = question.Ask();
        _put[0].SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => first);

        var second = question.Ask();
        _put[1].SetResult(2);
        Assert.Equal(2, await second);
    }

    private Task<int> PutOne()
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_put)
            _put.Add(answer);
        return answer.Task;
    }

    private async Task Put(int count)
    {
        var patience = Task.Delay(TimeSpan.FromSeconds(30));
        while (Count() < count)
        {
            Assert.False(patience.IsCompleted, $"Question {count} was never put.");
            await Task.Yield();
        }

        int Count()
        {
            lock (_put)
                return _put.Count;
        }
    }
}
