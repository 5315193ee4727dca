using Microsoft.Extensions.Configuration;

namespace Dispatch.Hosting.Tls;

/// <summary>How the nodes of a cluster know each other: section <c>Dispatch:Cluster:Tls</c>. Without a certificate they talk in the clear.</summary>
public sealed class ClusterTlsOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Dispatch:Cluster:Tls";

    /// <summary>This node's certificate, for both directions: the path of a PKCS#12 file (<c>.pfx</c>, <c>.p12</c>) with its key, or of a PEM file.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>The path of the private key's PEM file; none where the key is in the certificate's file.</summary>
    public string? Key { get; set; }

    /// <summary>What the certificate's file, or the key, is encrypted with.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// The path of a PEM file with the authority that every node's certificate comes from, one or several; best one that does nothing else. Without it,
    /// all nodes have the very same certificate.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>Reads the settings; null where nodes talk in the clear.</summary>
    /// <exception cref="StartupException">There are settings, but no certificate among them.</exception>
    public static ClusterTlsOptions? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (!section.Exists())
            return null;
        var options = section.Get<ClusterTlsOptions>()!;
        return string.IsNullOrWhiteSpace(options.Certificate)
            ? throw new StartupException($"{Section}:Certificate is missing; it may be the path of a .pfx file, or of a PEM file with {Section}:Key.")
            : options;
    }
}
