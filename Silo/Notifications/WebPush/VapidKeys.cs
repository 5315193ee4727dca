using Dispatch.Installation;
using Microsoft.Extensions.Logging;

namespace Dispatch.Notifications;

/// <summary>
/// The installation's key pair for pushes: made once, kept sealed in the database, the same in every process. Where it cannot be opened any more, because the
/// keys that sealed it are lost, a new one takes its place, and phones subscribe anew when their page is opened.
/// </summary>
public sealed partial class VapidKeys(IGrainFactory grains, IKeySeal seal, ILogger<VapidKeys> logger) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private VapidKey? _key;

    /// <summary>The public key, base64url, as browsers subscribe with it.</summary>
    public async ValueTask<string> PublicKey(CancellationToken cancellationToken) => (await Get(cancellationToken)).PublicKey;

    /// <inheritdoc />
    public void Dispose()
    {
        _reading.Dispose();
        _key?.Dispose();
    }

    /// <summary>The pair.</summary>
    internal async ValueTask<VapidKey> Get(CancellationToken cancellationToken)
    {
        if (_key is { } known)
            return known;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return _key ??= await Read(cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<VapidKey> Read(CancellationToken cancellationToken)
    {
        var installation = grains.GetGrain<IInstallationGrain>(IInstallationGrain.Key);
        using var fresh = VapidKey.New();
        var offered = seal.Seal(fresh.Write());
        var kept = await installation.PushKey(offered, unreadable: null, cancellationToken);
        if (Open(kept) is { } key)
            return key;
        LogReplaced();
        kept = await installation.PushKey(offered, unreadable: kept, cancellationToken);
        return Open(kept) ?? throw new InvalidOperationException("The key for pushes was sealed by another process that has other keys: processes of one installation share the folder of keys.");
    }

    private VapidKey? Open(string kept) => seal.Open(kept) is { } text ? VapidKey.Read(text) : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The key for pushes cannot be opened any more; a new one takes its place, and phones subscribe anew.")]
    private partial void LogReplaced();
}
