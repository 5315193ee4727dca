using Microsoft.Extensions.Configuration;

namespace Dispatch.Hosting;

/// <summary>Where everything is stored.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">Of that provider.</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>Key of the provider: <c>sqlite</c> (default) or <c>postgres</c>.</summary>
    public const string ProviderKey = "Dispatch:Database:Provider";

    /// <summary>Key of the connection string; by default <c>dispatch.db</c> in the data directory.</summary>
    public const string ConnectionStringKey = "Dispatch:Database:ConnectionString";

    private const string FileName = "dispatch.db";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartupException">One of them cannot be; the message names its key and what it may be.</exception>
    public static DatabaseOptions Read(IConfiguration configuration)
    {
        var provider = ReadProvider(configuration);
        var connectionString = configuration[ConnectionStringKey];
        return (provider, string.IsNullOrWhiteSpace(connectionString)) switch
        {
            (_, false) => new DatabaseOptions(provider, connectionString!),
            (DatabaseProvider.Sqlite, _) => new DatabaseOptions(provider, $"Data Source={Path.Combine(DataDirectory.Read(configuration), FileName)}"),
            _ => throw new StartupException(
                $"{ConnectionStringKey} is missing: with the provider postgres it names the server, for example 'Host=localhost;Database=dispatch;Username=dispatch;Password=…'."),
        };
    }

    /// <summary>Reads which database it is.</summary>
    /// <exception cref="StartupException">It is none that Dispatch knows.</exception>
    public static DatabaseProvider ReadProvider(IConfiguration configuration) => configuration[ProviderKey]?.ToUpperInvariant() switch
    {
        null or "" or "SQLITE" => DatabaseProvider.Sqlite,
        "POSTGRES" => DatabaseProvider.Postgres,
        _ => throw new StartupException($"{ProviderKey} is '{configuration[ProviderKey]}'; it may be sqlite or postgres."),
    };
}
