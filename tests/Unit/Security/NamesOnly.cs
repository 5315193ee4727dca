using Dispatch.Access;
using Dispatch.People;

namespace Dispatch.Security;

/// <summary>Accounts of which only the names matter; none to begin with.</summary>
internal sealed class NamesOnly : IAccountStore
{
    public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Task<Account?> Find(string id, CancellationToken cancellationToken = default) =>
        Task.FromResult(Names.TryGetValue(id, out var name) ? new Account { Id = name, Name = name, Role = Roles.Manager } : null);

    public Task<IReadOnlyList<Account>> List(string? after, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> Add(Account account, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> Update(Account account, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
