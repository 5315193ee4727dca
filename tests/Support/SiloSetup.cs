namespace Dispatch.Testing;

/// <summary>What one silo of an installation has for itself.</summary>
public sealed record SiloSetup
{
    /// <summary>Settings (<c>--Key=value</c>) over those of the installation.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Environment variables.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}
