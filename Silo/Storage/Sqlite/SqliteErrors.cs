using Dispatch.Storage.Commits;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dispatch.Storage.Sqlite;

/// <summary>What SQLite's errors mean.</summary>
internal static class SqliteErrors
{
    /// <summary>Whether the same attempt may succeed a moment later: the file is busy, or the disk is full or away.</summary>
    public static bool IsTransient(Exception exception) => exception is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN
    };

    /// <summary>What an error of a commit means.</summary>
    public static WriteError Classify(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT } e when e.Message.Contains("booking.", StringComparison.Ordinal) => WriteError.BookingConflict,
        SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT } e when e.Message.Contains("ticket_event.command_id", StringComparison.Ordinal) => WriteError.CommandRecorded,
        _ => WriteError.Fault,
    };
}
