using System.Diagnostics;
using System.Threading.Channels;
using Dispatch.Resilience;
using Dispatch.Tickets;
using Microsoft.Extensions.Logging;

namespace Dispatch.Storage.Commits;

/// <summary>
/// The writer: takes whatever queued while the last transaction ran, and writes it as the next one. Nothing waits for company, and
/// under load many commits share the cost of one. What would wait too long at the pace of a slow database is refused at once.
/// </summary>
internal sealed partial class CommitQueue(ICommitEngine engine, StoragePipelines pipelines, ILogger<CommitQueue> logger) : IAsyncDisposable
{
    /// <summary>What waits takes memory; at any pace that is worth waiting for, this many never do.</summary>
    private const int Capacity = 4096;

    /// <summary>How often a report is repeated that another process registers at the same time.</summary>
    private const int Races = 3;

    /// <summary>
    /// Half of the time after which whoever asked hears that there was no answer. Who would wait longer hears at once that nothing was begun, instead of late that
    /// nobody knows; and the database does not go on with what nobody waits for any more.
    /// </summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(5);

    /// <summary>As with the pipelines, it is the real time that is short here.</summary>
    private readonly CommitPace _pace = new(TimeProvider.System);

    private readonly Channel<PendingWrite> _waiting = System.Threading.Channels.Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private Task _writer = Task.CompletedTask;

    /// <summary>Begins to write.</summary>
    public void Start()
    {
        // Whatever starts it is no part of what it writes from then on.
        using (ExecutionContext.SuppressFlow())
            _writer = Task.Run(WriteAll);
    }

    /// <summary>Queues a write. It is carried out even if nobody waits for it any more.</summary>
    /// <exception cref="StoreUnavailableException">It would wait too long, too many wait, or the writer has stopped; this one was not begun.</exception>
    public void Enqueue(PendingWrite write)
    {
        if (_pace.Wait(_waiting.Reader.Count) <= s_longestWait && _waiting.Writer.TryWrite(write))
            return;
        StorageMetrics.Committed("not-begun");
        throw new StoreUnavailableException("The database cannot keep up with what is asked of it; nothing was written.");
    }

    /// <summary>Writes what waits, takes no more, and stops.</summary>
    public async Task Stop()
    {
        _waiting.Writer.TryComplete();
        await _writer;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Stop();
        await engine.DisposeAsync();
    }

    private async Task WriteAll()
    {
        while (await _waiting.Reader.WaitToReadAsync())
            await WriteNext();
    }

    private async Task WriteNext()
    {
        var batch = new WriteBatch();
        while (_waiting.Reader.TryPeek(out var next) && batch.TryAdd(next))
            _waiting.Reader.TryRead(out _);
        _pace.Begin();
        try
        {
            await Write(batch);
        }
        catch (StoreUnavailableException e)
        {
            // Whoever queued behind it would only wait to hear the same.
            batch.Fail(e);
            FailWaiting(e);
        }
        catch (Exception e) when (batch.Count > 1)
        {
            LogOneByOne(e, batch.Count);
            await WriteOneByOne(batch);
        }
        catch (Exception e)
        {
            await Settle(batch, e);
        }
        finally
        {
            _pace.End();
        }
    }

    private async Task WriteOneByOne(WriteBatch batch)
    {
        StoreUnavailableException? unavailable = null;
        foreach (var write in batch.Writes)
        {
            if (unavailable is not null)
            {
                write.Fail(unavailable);
                continue;
            }

            var single = WriteBatch.Of(write);
            try
            {
                await Write(single);
            }
            catch (StoreUnavailableException e)
            {
                write.Fail(e);
                unavailable = e;
            }
            catch (Exception e)
            {
                await Settle(single, e);
            }
        }
    }

    /// <summary>Answers a write that failed alone.</summary>
    private async Task Settle(WriteBatch single, Exception exception)
    {
        for (var race = 1; race <= Races && engine.Classify(exception) is WriteError.CommandRecorded; race++)
        {
            try
            {
                await Write(single);
                return;
            }
            catch (Exception e)
            {
                exception = e;
            }
        }

        if (engine.Classify(exception) is WriteError.BookingConflict && single.Commits is [var commit])
        {
            StorageMetrics.Committed("booking-conflict");
            commit.Complete(CommitResult.BookingConflict);
            return;
        }

        LogFault(exception);
        StorageMetrics.Committed("fault");
        single.Fail(exception);
    }

    private async Task Write(WriteBatch batch)
    {
        var result = await WriteRows(batch);
        foreach (var (registration, answer) in batch.Registrations.Zip(result.Registered))
        {
            StorageMetrics.Committed(answer.Existed ? "existed" : "registered");
            registration.Complete(answer);
        }

        foreach (var commit in batch.Commits)
            await Answer(commit, result);
    }

    private async Task<BatchResult> WriteRows(WriteBatch batch)
    {
        var started = Stopwatch.GetTimestamp();
        using var span = CommitTraces.Begin(batch);
        try
        {
            var result = await pipelines.Commit((Engine: engine, Batch: batch), static async (attempt, cancellationToken) =>
            {
                try
                {
                    return await attempt.Engine.Write(attempt.Batch, cancellationToken);
                }
                catch
                {
                    attempt.Batch.MarkUncertain();
                    throw;
                }
            });
            StorageMetrics.Batch(batch.Count, Stopwatch.GetElapsedTime(started));
            return result;
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
    }

    private async Task Answer(PendingCommit commit, BatchResult result)
    {
        if (commit.Changes.All(change => result.Written.Contains(change.Number)) || (commit.IsUncertain && await TookPlace(commit)))
        {
            StorageMetrics.Committed("committed");
            commit.Complete(CommitResult.Committed);
        }
        else
        {
            StorageMetrics.Committed("version-conflict");
            commit.Complete(CommitResult.VersionConflict);
        }
    }

    /// <summary>An attempt without an answer may have written it: then its own rows are in its way.</summary>
    private Task<bool> TookPlace(PendingCommit commit) =>
        pipelines.Commit((Engine: engine, Commit: commit), static (attempt, cancellationToken) => attempt.Engine.TookPlace(attempt.Commit, cancellationToken));

    private void FailWaiting(StoreUnavailableException exception)
    {
        while (_waiting.Reader.TryRead(out var write))
            write.Fail(exception);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A transaction of {Count} commits failed; each is written alone.")]
    private partial void LogOneByOne(Exception exception, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A commit cannot be written.")]
    private partial void LogFault(Exception exception);
}
