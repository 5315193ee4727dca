namespace Dispatch.Installation;

/// <summary>What the installation's grain stores.</summary>
public sealed class InstallationRecord
{
    /// <summary>Hash of the first administrator's token.</summary>
    public string? AdminTokenHash { get; set; }

    /// <summary>The key pair by which push services know the installation, sealed.</summary>
    public string? PushKey { get; set; }
}
