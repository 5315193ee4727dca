namespace Dispatch.Sla;

/// <summary>
/// A question that many ask at once and that is put once for all of them. Whoever asks while one is under way shares the next, never that one: its answer
/// may be older than their asking. So the answer is as new as if each had asked alone.
/// </summary>
/// <param name="ask">Puts the question.</param>
internal sealed class SharedQuestion<T>(Func<Task<T>> ask)
{
    private readonly Lock _gate = new();
    private Task _underWay = Task.CompletedTask;
    private Task<T>? _next;

    /// <summary>The answer, as of now or later.</summary>
    public Task<T> Ask()
    {
        lock (_gate)
        {
            if (_next is not null)
                return _next;
            if (!_underWay.IsCompleted)
                return _next = PutAfter(_underWay);
            var question = ask();
            _underWay = question;
            return question;
        }
    }

    /// <summary>On no grain's turn: whoever asked first may have other things to do before the others are answered.</summary>
    private Task<T> PutAfter(Task earlier) => Task.Run(async () =>
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task<T> question;
        lock (_gate)
        {
            _next = null;
            question = ask();
            _underWay = question;
        }

        return await question;
    });
}
