using System.Reflection;
using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster;

/// <summary>A ticket store with somebody between it and the grains.</summary>
public class StoreProxy : DispatchProxy
{
    private ITicketStore _store = null!;
    private Action<string> _before = _ => { };
    private Func<ITicketStore, TicketCommit, Task<CommitResult>>? _commit;

    /// <summary>Each call is announced by its name; what the announcement throws, the caller gets.</summary>
    public static ITicketStore Announce(ITicketStore store, Action<string> before) => Create(store, proxy => proxy._before = before);

    /// <summary>Commits go another way.</summary>
    public static ITicketStore Commits(ITicketStore store, Func<ITicketStore, TicketCommit, Task<CommitResult>> commit) =>
        Create(store, proxy => proxy._commit = commit);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _before(targetMethod!.Name);
        return _commit is not null && targetMethod.Name == nameof(ITicketStore.Commit)
            ? _commit(_store, (TicketCommit)args![0]!)
            : targetMethod.Invoke(_store, args);
    }

    private static ITicketStore Create(ITicketStore store, Action<StoreProxy> set)
    {
        var proxy = Create<ITicketStore, StoreProxy>();
        var self = (StoreProxy)(object)proxy;
        self._store = store;
        set(self);
        return proxy;
    }
}
