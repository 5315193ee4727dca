using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Dispatch.Hosting;
using EvolveDb;
using EvolveDb.Dialect;
using Microsoft.Extensions.Logging;

namespace Dispatch.Storage.Migrations;

/// <summary>Brings a schema up to date with the numbered scripts of this assembly. The caller sees to it that nobody else does at the same time.</summary>
/// <param name="folder">The folder of the scripts.</param>
/// <param name="dialect">The database's dialect.</param>
/// <param name="logger">Hears what was applied.</param>
internal sealed partial class SchemaMigration(string folder, DBMS dialect, ILogger logger)
{
    /// <summary>Where the database remembers what was applied.</summary>
    private const string History = "schema_version";

    private static readonly Assembly s_assembly = typeof(SchemaMigration).Assembly;

    /// <summary>The statements that Orleans' providers look for.</summary>
    private static readonly string[] s_orleansKeys =
    [
        "ReadFromStorageKey", "WriteToStorageKey", "ClearStorageKey",
        "UpsertReminderRowKey", "ReadReminderRowsKey", "ReadReminderRowKey", "ReadRangeRows1Key", "ReadRangeRows2Key", "DeleteReminderRowKey", "DeleteReminderRowsKey",
    ];

    /// <summary>Those of them that only a cluster needs.</summary>
    private static readonly string[] s_clusteringKeys =
    [
        "GatewaysQueryKey", "MembershipReadRowKey", "MembershipReadAllKey", "InsertMembershipVersionKey", "InsertMembershipKey", "UpdateMembershipKey",
        "UpdateIAmAlivetimeKey", "DeleteMembershipTableEntriesKey", "CleanupDefunctSiloEntriesKey", "CleanupDefunctSiloEntryKey",
    ];

    /// <summary>The newest version that this assembly knows.</summary>
    public int Newest { get; } = s_assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(PrefixOf(folder), StringComparison.Ordinal))
        .Max(name => int.Parse(VersionOf().Match(name).Groups["version"].Value, CultureInfo.InvariantCulture));

    /// <summary>The version that the database has; null if it has none.</summary>
    public async Task<int?> ReadApplied(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var exists = connection.CreateCommand();
        exists.CommandText = dialect is DBMS.PostgreSQL
            ? $"select to_regclass('{History}') is not null"
            : $"select count(*) > 0 from sqlite_master where name = '{History}'";
        if (!Convert.ToBoolean(await exists.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture))
            return null;
        await using var newest = connection.CreateCommand();
        newest.CommandText = $"select max(cast(version as integer)) from {History} where version is not null and version not like '%.%'";
        return await newest.ExecuteScalarAsync(cancellationToken) is { } version and not DBNull ? Convert.ToInt32(version, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="StartupException">The schema is newer than this version of Dispatch, or cannot be migrated.</exception>
    public async Task Apply(DbConnection connection, CancellationToken cancellationToken)
    {
        if (await ReadApplied(connection, cancellationToken) is { } applied && applied > Newest)
            throw new StartupException(TooNew("The database", applied));

        try
        {
            var evolve = new Evolve(connection, Log, dialect)
            {
                EmbeddedResourceAssemblies = [s_assembly],
                EmbeddedResourceFilters = [PrefixOf(folder)],
                MetadataTableName = History,
                EnableClusterMode = false,
                IsEraseDisabled = true,
            };
            evolve.Migrate();
        }
        catch (EvolveException e)
        {
            throw new StartupException($"The database's schema cannot be brought up to date: {e.Message}", e);
        }

        CheckOrleansKeys(connection);
    }

    /// <summary>What to say of a schema that is newer.</summary>
    public string TooNew(string database, int applied) =>
        $"{database} has schema version {applied}, this version of Dispatch knows {Newest}: a newer Dispatch has used it, so run that one (or a newer one) instead.";

    private static string PrefixOf(string folder) => $"{typeof(SchemaMigration).Namespace!.Replace("Migrations", "Scripts", StringComparison.Ordinal)}.{folder}";

    private void CheckOrleansKeys(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select QueryKey from OrleansQuery";
        using var reader = command.ExecuteReader();
        HashSet<string> keys = [];
        while (reader.Read())
            keys.Add(reader.GetString(0));
        var needed = dialect is DBMS.PostgreSQL ? s_orleansKeys.Concat(s_clusteringKeys) : s_orleansKeys;
        if (needed.Except(keys).ToList() is { Count: > 0 } missing)
            throw new StartupException($"The database's table OrleansQuery lacks {string.Join(", ", missing)}: restore it from a backup or a fresh schema.");
    }

    private void Log(string message) => LogMigration(message);

    [GeneratedRegex(@"\.V(?<version>\d+)__", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionOf();

    [LoggerMessage(Level = LogLevel.Debug, Message = "Schema: {Message}")]
    private partial void LogMigration(string message);
}
