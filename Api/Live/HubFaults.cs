using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>
/// The framework logs each call that is refused as an error with its stack, so that whoever may connect could fill the log; the settings keep it quiet.
/// What is no refusal is a fault, and is logged here.
/// </summary>
internal sealed partial class HubFaults(ILogger<HubFaults> logger) : IHubFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception e) when (e is not HubException && !invocationContext.Context.ConnectionAborted.IsCancellationRequested)
        {
            LogFault(e, invocationContext.HubMethodName);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A call of {Method} failed.")]
    private partial void LogFault(Exception exception, string method);
}
