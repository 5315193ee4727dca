namespace Dispatch.Live;

/// <summary>Keeps the feeds of this process alive: renews the lease of each in time, and asks again those that have gone silent.</summary>
/// <param name="options">How often feeds speak, and how long a lease is.</param>
/// <param name="clock">Tells which is due.</param>
/// <param name="logger">Told what does not answer.</param>
internal sealed partial class FeedRenewal(FeedOptions options, TimeProvider clock, ILogger logger)
{
    /// <summary>Begins to renew those that need it, beside those that are being asked: one that does not answer holds up no other.</summary>
    /// <returns>Ends when those that were begun have answered, or have had their time.</returns>
    public Task Look(IEnumerable<RelayedFeed> feeds, CancellationToken cancellationToken) =>
        Task.WhenAll(feeds.Where(IsDue).Select(feed => Renew(feed, cancellationToken)));

    private bool IsDue(RelayedFeed feed) => !feed.IsAsked
        && (feed.HasLeft || clock.GetElapsedTime(feed.Renewed) > options.Renewal || clock.GetElapsedTime(feed.Heard) > options.Silence);

    private async Task Renew(RelayedFeed feed, CancellationToken cancellationToken)
    {
        (feed.IsAsked, var left) = (true, feed.HasLeft);
        feed.HasLeft = false;
        try
        {
            // A call to a silo that dies meanwhile may hang for long after its grains live elsewhere. The next look asks beside it; should it answer after
            // all, what it brought is passed on as ever.
            await (feed.Screens.IsEmpty ? feed.Leave() : feed.Renew()).WaitAsync(options.Patience, clock, cancellationToken);
            feed.Renewed = feed.Heard = clock.GetTimestamp();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, also a call that was cancelled at the other end: it is looked at again soon. Screens see that the feed is silent and say so.
            feed.HasLeft |= left;
            LogNotRenewed(e, feed.Name);
        }
        finally
        {
            feed.IsAsked = false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed {Feed} does not answer.")]
    private partial void LogNotRenewed(Exception exception, string feed);
}
