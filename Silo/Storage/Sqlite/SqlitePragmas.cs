using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

/// <summary>What every connection says when it is opened.</summary>
internal static class SqlitePragmas
{
    /// <summary>A commit is on the disk when it returns, and readers do not wait for writers.</summary>
    public static void Writer(SqliteConnection connection) =>
        Run(connection, "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 2000; pragma foreign_keys = on;");

    /// <summary>Nothing is written here.</summary>
    public static void Reader(SqliteConnection connection) => Run(connection, "pragma query_only = on; pragma busy_timeout = 2000;");

    private static void Run(SqliteConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }
}
