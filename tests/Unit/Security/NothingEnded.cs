using System.Collections.Concurrent;
using Dispatch.People;

namespace Dispatch.Security;

/// <summary>Ended sessions in memory; none to begin with.</summary>
internal sealed class NothingEnded : IEndedSessions
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    public Task Add(string session, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        _ended[session] = until;
        return Task.CompletedTask;
    }

    public Task<bool> Contains(string session, CancellationToken cancellationToken = default) => Task.FromResult(_ended.ContainsKey(session));
}
