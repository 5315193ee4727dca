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
}
