using System.Globalization;
using Dispatch.Storage.Migrations;
using EvolveDb.Dialect;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;

namespace Dispatch.Backups;

/// <summary>A database in a file, copied while others write to it, and looked at from end to end. Nothing here changes the file that it reads.</summary>
internal static class DatabaseFile
{
    private static readonly SchemaMigration s_schema = new("sqlite", DBMS.SQLite, NullLogger.Instance);

    /// <summary>
    /// Copies the database as it is at this instant, with all that was committed and nothing that was not. Whoever writes to it meanwhile does not wait: SQLite
    /// keeps what they write in the write-ahead log until the copy has been made. The copy is one file, without a log beside it.
    /// </summary>
    public static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadOnly);
        using var copy = Open(to, SqliteOpenMode.ReadWriteCreate);
        // Nobody knows of the copy yet: it reaches the disk when it is whole.
        Run(copy, "pragma synchronous = off");
        source.BackupDatabase(copy);
        Run(copy, "pragma journal_mode = delete");
    }

    /// <summary>Looks at every page and row.</summary>
    /// <exception cref="BackupException">The file is damaged, is no database of Dispatch, or one of a newer Dispatch.</exception>
    public static DatabaseContent Examine(string path)
    {
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadOnly);
            if (!IsOurs(connection))
                throw new BackupException($"{path} is a database of another program: name a backup of Dispatch.");
            // Nothing is waited for: SQLite answers before it returns.
            var schema = s_schema.ReadApplied(connection, CancellationToken.None).GetAwaiter().GetResult() ?? 0;
            if (schema > s_schema.Newest)
                throw new BackupException(s_schema.TooNew(path, schema));
            if (Text(connection, "pragma integrity_check(1)") is var found and not "ok")
                throw Damaged(path, found);
            return new DatabaseContent(
                schema,
                Number(connection, "select count(*) from ticket"),
                Number(connection, "select count(*) from ticket_event"),
                Instant(Text(connection, "select coalesce(max(recorded_at), '') from ticket_event")),
                new FileInfo(path).Length);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_NOTADB)
        {
            throw new BackupException($"{path} is no database: name a backup of Dispatch.", e);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_CORRUPT)
        {
            throw Damaged(path, e.Message);
        }
        catch (SqliteException e)
        {
            throw new BackupException($"{path} cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>Whether it has tables, and none of Dispatch. One without any is new.</summary>
    public static bool IsForeign(SqliteConnection connection) =>
        Number(connection, "select count(*) > 0 and not exists (select 1 from sqlite_master where name = 'schema_version') from sqlite_master") == 1;

    /// <summary>Whether it has what every database of Dispatch has since the first version.</summary>
    private static bool IsOurs(SqliteConnection connection) =>
        Number(connection, "select count(*) from sqlite_master where type = 'table' and name in ('schema_version', 'ticket', 'ticket_event')") == 3;

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static BackupException Damaged(string path, string found) => new($"{path} is damaged ({found.TrimEnd('.')}): use an earlier backup.");

    private static DateTimeOffset? Instant(string text) => text.Length > 0 ? Instants.Parse(text) : null;

    private static void Run(SqliteConnection connection, string sql) => Text(connection, sql);

    private static long Number(SqliteConnection connection, string sql) => long.Parse(Text(connection, sql), CultureInfo.InvariantCulture);

    private static string Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }
}
