namespace Dispatch.Sla;

/// <summary>
/// A question that many ask at once and that is put once for all of them. An answer is believed for a moment, counted from when its question was put, and
/// whoever changes what is asked acknowledges the change only when that moment is over. So the answer is never older than the last change that anybody
/// knows of: as new as if each had asked alone.
/// </summary>
/// <param name="ask">Puts the question.</param>
/// <param name="believed">For how long its answer is believed.</param>
/// <param name="clock">Measures that.</param>
internal sealed class SharedQuestion<T>(Func<Task<T>> ask, TimeSpan believed, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Task<T>? _last;
    private long _put;
    private Task<T>? _next;

    /// <summary>The answer.</summary>
    public Task<T> Ask()
    {
        lock (_gate)
        {
            if (_last is { IsFaulted: false, IsCanceled: false } && clock.GetElapsedTime(_put) < believed)
                return _last;
            if (_next is not null)
                return _next;
            return _last is { IsCompleted: false } ? _next = PutAfter(_last) : Put();
        }
    }

    private Task<T> Put()
    {
        _put = clock.GetTimestamp();
        return _last = ask();
    }

    /// <summary>On no grain's turn: whoever asked first may have other things to do before the others are answered.</summary>
    private Task<T> PutAfter(Task earlier) => Task.Run(async () =>
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task<T> question;
        lock (_gate)
        {
            _next = null;
            question = Put();
        }

        return await question;
    });
}
