using System.Collections.Concurrent;
using Dispatch.Resilience;
using Dispatch.Sla;
using Microsoft.Extensions.Logging;

namespace Dispatch.Notifications;

/// <summary>Carries messages through their channel's pipeline, until the process ends: nobody waits then for attempts that are still to come.</summary>
internal sealed partial class NotificationCourier(
    IEnumerable<INotificationSender> senders, NotificationPipelines pipelines, ILogger<NotificationCourier> logger) : INotificationCourier, IAsyncDisposable
{
    private readonly Dictionary<NotificationChannel, INotificationSender> _senders = senders.ToDictionary(sender => sender.Channel);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, bool> _underWay = new();

    /// <inheritdoc />
    public async Task<SendResult> Carry(NotificationMessage message, CancellationToken cancellationToken)
    {
        var channel = message.Newest.Notice.Channel;
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        var sending = pipelines.Send(_senders[channel], message, until.Token);
        SendResult result;
        try
        {
            _underWay[sending] = true;
            result = await sending;
        }
        finally
        {
            _underWay.TryRemove(sending, out _);
        }

        if (result.Verdict is SendVerdict.Sent)
        {
            NotificationMetrics.Ended(channel, message.IsDigest ? "digested" : "sent");
            return result;
        }

        NotificationMetrics.Ended(channel, "dead");
        LogDead(message.Key, channel, result.Error);
        return SendResult.Refused(result.Error ?? "");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_underWay.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The notification {Message} by {Channel} is given up: {Error}")]
    private partial void LogDead(string message, NotificationChannel channel, string? error);
}
