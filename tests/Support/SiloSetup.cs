using Npgsql;

namespace Dispatch.Testing;

/// <summary>What one silo of an installation has for itself.</summary>
public sealed record SiloSetup
{
    /// <summary>Settings (<c>--Key=value</c>) over those of the installation.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Environment variables.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>One that reaches this database by a wire of its own.</summary>
    public static SiloSetup By(Relay wire, string database)
    {
        var byWire = new NpgsqlConnectionStringBuilder(database) { Port = wire.Url.Port }.ConnectionString;
        return new SiloSetup { Settings = [$"--Dispatch:Database:ConnectionString={byWire}"] };
    }
}
