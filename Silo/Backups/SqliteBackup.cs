using Dispatch.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dispatch.Backups;

/// <summary>
/// Copies of a database in a file, out of an installation and back into it. A copy has its final name only when it was looked at from end to end and has
/// reached the disk: what has the name is whole.
/// </summary>
/// <param name="database">The installation's database.</param>
/// <param name="clock">The clock.</param>
internal sealed class SqliteBackup(string database, TimeProvider clock)
{
    private const string Log = "-wal";
    private const string Index = "-shm";

    /// <summary>Takes a backup, beside a running server or without one. What has that name already is replaced.</summary>
    /// <returns>What it holds.</returns>
    /// <exception cref="BackupException">It is not taken, and what had its name still has.</exception>
    public DatabaseContent Take(string target)
    {
        target = Path.GetFullPath(target);
        if (!File.Exists(database))
            throw new BackupException($"There is no database {database}: give the settings that the server has.");
        if (target == database)
            throw new BackupException($"{target} is the database itself: name another file.");
        if (Directory.Exists(target))
            throw new BackupException($"{target} is a folder: name a file in it.");
        // A folder that is not there is more often a disk that is not mounted than one to be made.
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new BackupException($"There is no folder {Path.GetDirectoryName(target)}: make it, or mount its disk.");

        return Whole(database, target, $"No backup is taken, and nothing has changed at {target}", partial => File.Move(partial, target, overwrite: true));
    }

    /// <summary>Puts a backup in the place of the database. The database that was there is kept beside it, under a name that says until when it was in use.</summary>
    /// <returns>What is in place now, and where the former database is; null where there was none.</returns>
    /// <exception cref="BackupException">The file cannot be used, and the database is as it was.</exception>
    /// <exception cref="Hosting.StartupException">A server is running on the database.</exception>
    public (DatabaseContent Content, string? Former) Restore(string backup)
    {
        backup = Path.GetFullPath(backup);
        if (!File.Exists(backup))
            throw new BackupException($"There is no file {backup}: name a backup.");
        if (backup == database)
            throw new BackupException($"{backup} is the database itself: name a backup.");

        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        using var alone = DatabaseFileLock.Take(database);
        // First of all: a file that is none, or none of ours, is said to be so by its own name.
        DatabaseFile.Examine(backup);
        string? former = null;
        var content = Whole(backup, database, "Nothing is restored, and the database is as it was", partial => former = Replace(partial));
        return (content, former);
    }

    private static DatabaseContent Whole(string from, string to, string nothingDone, Action<string> name)
    {
        // A name of its own: two at once do not meet, and one that was killed leaves a file that says what it is.
        var partial = $"{to}.{Guid.NewGuid():N}.partial";
        try
        {
            DatabaseFile.Copy(from, partial);
            var content = DatabaseFile.Examine(partial);
            Sync(partial);
            name(partial);
            return content;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            var why = e is SqliteException { SqliteErrorCode: raw.SQLITE_FULL } ? $"there is no room for it in {Path.GetDirectoryName(to)}" : e.Message.TrimEnd('.');
            throw new BackupException($"{nothingDone}: {why}.", e);
        }
        catch (BackupException e)
        {
            // The copy has what the original has; nobody knows it by its own name.
            throw new BackupException(e.Message.Replace(partial, from, StringComparison.Ordinal), e);
        }
        finally
        {
            File.Delete(partial);
            File.Delete(partial + "-journal");
        }
    }

    private static void Sync(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The former log goes first, with its database's new name: beside another database it would be taken for that one's, and spoil it.</summary>
    private string? Replace(string partial)
    {
        if (!File.Exists(database))
        {
            File.Delete(database + Log);
            File.Delete(database + Index);
            File.Move(partial, database);
            return null;
        }

        var former = $"{database}.until-{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}";
        if (File.Exists(database + Log))
            File.Move(database + Log, former + Log, overwrite: true);
        File.Delete(database + Index);
        File.Replace(partial, database, former);
        return former;
    }
}
