using System.Reflection;
using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster;

/// <summary>Puts somebody between a store and the grains.</summary>
public static class StoreProxy
{
    /// <summary>Every call passes here: it gets the name, the arguments, and the way on to the store itself.</summary>
    public static T Around<T>(T store, Func<string, object?[], Func<object?>, object?> call)
        where T : class => Interposed<T>.Create(store, call);

    /// <summary>Commits go another way.</summary>
    public static ITicketStore Commits(ITicketStore store, Func<ITicketStore, TicketCommit, Task<CommitResult>> commit) => Around(
        store, (name, arguments, go) => name == nameof(ITicketStore.Commit) ? commit(store, (TicketCommit)arguments[0]!) : go());

    /// <summary>Each call is announced by its name; what the announcement throws, the caller gets.</summary>
    public static ITicketStore Announce(ITicketStore store, Action<string> before) => Around(
        store,
        (name, _, go) =>
        {
            before(name);
            return go();
        });

    /// <summary>Public, because a proxy is a class derived from it in an assembly of its own.</summary>
    public class Interposed<T> : DispatchProxy
        where T : class
    {
        private T _store = null!;
        private Func<string, object?[], Func<object?>, object?> _call = null!;

        internal static T Create(T store, Func<string, object?[], Func<object?>, object?> call)
        {
            var proxy = Create<T, Interposed<T>>();
            (((Interposed<T>)(object)proxy)._store, ((Interposed<T>)(object)proxy)._call) = (store, call);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            _call(targetMethod!.Name, args ?? [], () => targetMethod.Invoke(_store, args));
    }
}
