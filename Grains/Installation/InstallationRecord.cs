namespace Dispatch.Installation;

/// <summary>What the installation's grain stores.</summary>
public sealed class InstallationRecord
{
    /// <summary>Hash of the first administrator's token.</summary>
    public string? AdminTokenHash { get; set; }
}
