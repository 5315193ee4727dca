using Dispatch.Hosting;

namespace Dispatch.Storage.Sqlite;

/// <summary>Keeps a second process away from the database's file: the operating system releases it when the process ends, however it ends.</summary>
internal sealed class DatabaseFileLock : IDisposable
{
    private readonly FileStream _file;

    private DatabaseFileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock beside a database's file.</summary>
    /// <exception cref="StartupException">Somebody else has it.</exception>
    public static DatabaseFileLock Take(string databasePath)
    {
        var path = databasePath + ".lock";
        try
        {
            return new DatabaseFileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new StartupException(
                $"The database {databasePath} is in use by another Dispatch: stop that one, or give this one its own {DataDirectory.Key} (several processes share PostgreSQL, not a file).", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartupException($"The file {path} cannot be written to: set {DataDirectory.Key} to a directory that can.", e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
