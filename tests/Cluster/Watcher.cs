using Dispatch.Live;

namespace Dispatch.Tests.Cluster;

/// <summary>A watcher as a relay or a screen is one: applies frames by the rule, asks again when something is missing, and loses frames where it is told to.</summary>
/// <param name="dropEvery">One frame of so many is lost; 0 for none.</param>
internal abstract class Watcher<TReplica, TKey, TRow>(int dropEvery)
    where TReplica : FeedReplica<TKey, TRow>, new()
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly TReplica _replica = new();
    private int _frames;
    private bool _asking;

    public int Gaps { get; private set; }

    public int Dropped { get; private set; }

    /// <summary>How often it was told that what it listens to ends.</summary>
    public int Farewells { get; private set; }

    public TRow[] Rows
    {
        get
        {
            lock (_lock)
                return [.. _replica.Rows.Values];
        }
    }

    public Task Heartbeat(FeedHeartbeat heartbeat)
    {
        bool current;
        lock (_lock)
            current = _replica.IsCurrent(heartbeat);
        return current ? Task.CompletedTask : CatchUp();
    }

    public Task Leaving()
    {
        Farewells++;
        return AskAnew();
    }

    /// <summary>Asks the feed from a position; what comes back is how its answer is applied.</summary>
    protected abstract Task<Action<TReplica>> Ask(FeedPosition? position);

    /// <summary>A frame came.</summary>
    /// <param name="apply">Applies it; false if something before it is missing.</param>
    protected Task Take(Func<TReplica, bool> apply)
    {
        bool missing;
        lock (_lock)
        {
            if (dropEvery > 0 && ++_frames % dropEvery == 0)
            {
                Dropped++;
                return Task.CompletedTask;
            }

            missing = !apply(_replica);
        }

        return missing ? CatchUp() : Task.CompletedTask;
    }

    /// <summary>Whoever was asked is gone, and will not answer.</summary>
    protected Task AskAnew()
    {
        _asking = false;
        return CatchUp();
    }

    protected async Task CatchUp()
    {
        FeedPosition? position;
        lock (_lock)
        {
            if (_asking)
                return;
            _asking = true;
            position = _replica.Position;
            Gaps += position is null ? 0 : 1;
        }

        try
        {
            var apply = await Ask(position);
            lock (_lock)
                apply(_replica);
        }
        finally
        {
            _asking = false;
        }
    }
}
