namespace Dispatch.Storage.Commits;

/// <summary>Writes that share one transaction.</summary>
internal sealed class WriteBatch
{
    /// <summary>More in one transaction saves nothing and keeps everybody waiting.</summary>
    public const int MaxSize = 256;

    private readonly HashSet<long> _numbers = [];
    private readonly HashSet<string> _reports = [];
    private readonly List<PendingRegistration> _registrations = [];
    private readonly List<PendingCommit> _commits = [];

    /// <summary>New tickets.</summary>
    public IReadOnlyList<PendingRegistration> Registrations => _registrations;

    /// <summary>Changes of tickets. A displacement is alone.</summary>
    public IReadOnlyList<PendingCommit> Commits => _commits;

    /// <summary>How many writes it holds.</summary>
    public int Count => _registrations.Count + _commits.Count;

    /// <summary>All of them.</summary>
    public IEnumerable<PendingWrite> Writes => [.. _commits, .. _registrations];

    /// <summary>A batch of one.</summary>
    public static WriteBatch Of(PendingWrite write)
    {
        var batch = new WriteBatch();
        batch.TryAdd(write);
        return batch;
    }

    /// <summary>Adds a write if it may share the transaction: a ticket, or a report's command, occurs once in a batch.</summary>
    public bool TryAdd(PendingWrite write) => Count < MaxSize && write switch
    {
        PendingRegistration registration => !IsDisplacement && TryAdd(registration),
        PendingCommit commit => (Count == 0 || !(commit.IsDisplacement || IsDisplacement)) && TryAdd(commit),
        _ => false,
    };

    /// <summary>Remembers that an attempt ended without an answer.</summary>
    public void MarkUncertain()
    {
        foreach (var write in Writes)
            write.IsUncertain = true;
    }

    /// <summary>Tells everybody who waits that it failed.</summary>
    public void Fail(Exception exception)
    {
        foreach (var write in Writes)
            write.Fail(exception);
    }

    private bool IsDisplacement => _commits is [{ IsDisplacement: true }];

    private bool TryAdd(PendingRegistration registration)
    {
        if (!_reports.Add(registration.CommandId))
            return false;
        _registrations.Add(registration);
        return true;
    }

    private bool TryAdd(PendingCommit commit)
    {
        if (commit.Changes.Any(change => _numbers.Contains(change.Number)))
            return false;
        _numbers.UnionWith(commit.Changes.Select(change => change.Number));
        _commits.Add(commit);
        return true;
    }
}
