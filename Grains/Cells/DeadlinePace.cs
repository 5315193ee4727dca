namespace Dispatch.Cells;

/// <summary>
/// Lets a wave of deadlines pass a few at a time, over all cells of this process: a command that comes in its midst waits for those few and not for the wave.
/// A deadline that has waited for long goes without its turn, so that lateness stays bounded whatever the rest does.
/// </summary>
internal sealed class DeadlinePace(TimeProvider clock) : IDisposable
{
    /// <summary>How many are applied at a time. Few enough to leave room, enough to share a transaction.</summary>
    internal const int AtATime = 2;

    /// <summary>How late a deadline may be before it waits no more.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    private readonly SemaphoreSlim _turns = new(AtATime, AtATime);

    /// <summary>Applies a deadline when it is its turn.</summary>
    /// <param name="at">When it was due.</param>
    /// <param name="apply">Applies it.</param>
    public async Task<T> Apply<T>(DateTimeOffset at, Func<Task<T>> apply)
    {
        if (!await TakeTurn(at + Patience - clock.GetUtcNow()))
            return await apply();
        try
        {
            return await apply();
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    /// <returns>Whether it has a turn, to be given back.</returns>
    private async Task<bool> TakeTurn(TimeSpan patience)
    {
        if (patience <= TimeSpan.Zero)
            return false;
        using var enough = new CancellationTokenSource(patience, clock);
        try
        {
            await _turns.WaitAsync(enough.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
