using System.Reflection;
using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster.Board;

/// <summary>A store that counts how often it is asked what a cell's open tickets are.</summary>
public class CountingStore : DispatchProxy
{
    private ITicketStore _store = null!;
    private int _reads;

    public object Proxy { get; private set; } = null!;

    public int Reads => Volatile.Read(ref _reads);

    public static CountingStore Around(ITicketStore store)
    {
        var proxy = Create<ITicketStore, CountingStore>();
        var counting = (CountingStore)(object)proxy;
        (counting._store, counting.Proxy) = (store, proxy);
        return counting;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name is nameof(ITicketStore.ReadCellPage) or nameof(ITicketStore.ReadFeedChanges) or nameof(ITicketStore.ReadCellsWithOpenTickets))
            Interlocked.Increment(ref _reads);
        return targetMethod.Invoke(_store, args);
    }
}
