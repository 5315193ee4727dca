using Dispatch.Roster;

namespace Dispatch.Installation;

/// <summary>What belongs to the installation as a whole.</summary>
internal sealed class InstallationGrain(
    [PersistentState("installation", RosterStorage.Name)] IPersistentState<InstallationRecord> record) : Grain, IInstallationGrain
{
    /// <inheritdoc />
    public Task<string?> AdminTokenHash(CancellationToken cancellationToken) => Task.FromResult(record.State.AdminTokenHash);

    /// <inheritdoc />
    public async Task<bool> ClaimAdminToken(string hash, CancellationToken cancellationToken)
    {
        if (record.State.AdminTokenHash is not null)
            return false;
        record.State.AdminTokenHash = hash;
        await this.Write(record, () => record.State.AdminTokenHash = null, cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public async Task<string> PushKey(string offered, string? unreadable, CancellationToken cancellationToken)
    {
        var before = record.State.PushKey;
        if (before is not null && before != unreadable)
            return before;
        record.State.PushKey = offered;
        await this.Write(record, () => record.State.PushKey = before, cancellationToken);
        return offered;
    }
}
