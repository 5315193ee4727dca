using System.Net.Sockets;
using Dispatch.Storage.Commits;
using Npgsql;

namespace Dispatch.Storage.Postgres;

/// <summary>What PostgreSQL's errors mean.</summary>
internal static class PostgresErrors
{
    private static readonly string[] s_transientClasses = ["08", "53"];

    /// <summary>Whether the same attempt may succeed a moment later: the connection failed, the server is busy, starting or stopping, or two transactions met.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        PostgresException e => s_transientClasses.Contains(e.SqlState[..2])
            || e.SqlState.StartsWith("57P0", StringComparison.Ordinal)
            || e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        NpgsqlException or SocketException or TimeoutException or EndOfStreamException => true,
        // A connection that broke in another thread's hands.
        ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>Whether the transaction was undone because the cluster has declared dead whoever wrote.</summary>
    public static bool IsOfTheDead(PostgresException exception) => exception.SqlState is "DW001";

    /// <summary>Whether the transaction was undone because it could not change all of its tickets.</summary>
    public static bool IsPartial(PostgresException exception) => exception.SqlState is "DW002";

    /// <summary>What an error of a commit means.</summary>
    public static WriteError Classify(Exception exception) => exception is not PostgresException e ? WriteError.Fault : e.SqlState switch
    {
        PostgresErrorCodes.ExclusionViolation => WriteError.BookingConflict,
        PostgresErrorCodes.UniqueViolation when e.ConstraintName is "booking_slot" => WriteError.BookingConflict,
        PostgresErrorCodes.UniqueViolation when e.ConstraintName is "ticket_event_report" => WriteError.CommandRecorded,
        _ => WriteError.Fault,
    };
}
