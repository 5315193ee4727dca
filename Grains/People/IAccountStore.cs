namespace Dispatch.People;

/// <summary>The accounts of an installation.</summary>
public interface IAccountStore
{
    /// <summary>The account of that name, whatever its case; null if there is none.</summary>
    Task<Account?> Find(string id, CancellationToken cancellationToken = default);

    /// <summary>Accounts in the order of their names.</summary>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Account>> List(string? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Stores a new account, which becomes version 1.</summary>
    /// <returns>False if there is one of that name.</returns>
    Task<bool> Add(Account account, CancellationToken cancellationToken = default);

    /// <summary>Stores what was changed, if the version is still the one that was read; it counts one up.</summary>
    /// <returns>False if somebody else changed the account meanwhile.</returns>
    Task<bool> Update(Account account, CancellationToken cancellationToken = default);
}
