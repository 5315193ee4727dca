using Dispatch.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Dispatch.Backups;

/// <summary>
/// What the program does instead of serving: <c>backup &lt;file&gt;</c> and <c>restore &lt;file&gt;</c>, with the settings of the server behind. A process of its own, so
/// that a scheduler starts it and hears from its exit code how it ended; a server that runs goes on.
/// </summary>
/// <param name="Takes">Whether a backup is taken, and not put in place.</param>
/// <param name="File">The backup.</param>
/// <param name="Settings">The rest of the command line.</param>
public sealed record BackupVerb(bool Takes, string File, string[] Settings)
{
    private const string Taking = "backup";
    private const string Restoring = "restore";

    /// <summary>Reads the command line; null where it asks for a server.</summary>
    /// <exception cref="BackupException">It does not say which file.</exception>
    public static BackupVerb? Read(string[] args) => args switch
    {
        [Taking or Restoring, var file, .. var settings] when file.Length > 0 && file[0] is not '-' => new BackupVerb(args[0] is Taking, file, settings),
        [Taking or Restoring, ..] => throw new BackupException($"Say which file: {args[0]} <file>, and then the settings, if the server has any on its command line."),
        _ => null,
    };

    /// <summary>Does it.</summary>
    /// <returns>What was done, for an administrator to read.</returns>
    /// <exception cref="BackupException">It was not done; nothing is half done.</exception>
    /// <exception cref="StartupException">A setting cannot be, or the server is running and must not be.</exception>
    public string Run(IConfiguration configuration)
    {
        var options = DatabaseOptions.Read(configuration);
        if (options.Provider is DatabaseProvider.Postgres)
            throw new BackupException("The database is PostgreSQL's: its own pg_dump and pg_restore do this, as docs/backup.md says.");

        var database = new SqliteBackup(Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource), TimeProvider.System);
        if (Takes)
            return $"Backup {File}: {database.Take(File)}. The keys are not in it (docs/backup.md).";

        var (content, former) = database.Restore(File);
        return $"Restored: {content}." + (former is null ? "" : $" The database of before is kept as {former}.");
    }
}
