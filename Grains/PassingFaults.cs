using Dispatch.Tickets;

namespace Dispatch;

/// <summary>What may go wrong with a call to a grain or to the store and passes by itself.</summary>
public static class PassingFaults
{
    /// <summary>
    /// Whether what failed may succeed when it is tried again: the store does not answer, nobody answered in time, or a silo died with the question. The last is
    /// told as a cancellation too (a call that expired before its grain had a place), which must not be taken for one's own.
    /// </summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="own">What cancels the caller: if it was cancelled, that is why.</param>
    public static bool IsPassing(this Exception exception, CancellationToken own = default) => exception
        is StoreUnavailableException or TimeoutException or OrleansException
        || (exception is OperationCanceledException && !own.IsCancellationRequested);
}
