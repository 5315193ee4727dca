namespace Dispatch.Unit.Hosting;

/// <summary>The end of the process, which is noted instead.</summary>
internal sealed class FakeEnd : IFatalErrorHandler
{
    private readonly TaskCompletionSource _come = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? Reason { get; private set; }

    public Exception? Exception { get; private set; }

    public Task Come => _come.Task;

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        (Reason, Exception) = (context, exception);
        _come.TrySetResult();
    }
}
