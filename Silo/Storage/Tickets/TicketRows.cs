using System.Data.Common;
using System.Text.Json;
using Dispatch.Sla;
using Dispatch.Storage.Commits;
using Dispatch.Tickets;

namespace Dispatch.Storage.Tickets;

/// <summary>Reads rows back.</summary>
internal static class TicketRows
{
    /// <summary>A state, as its column holds it.</summary>
    public static TicketState State(DbDataReader row, int column) => JsonSerializer.Deserialize<TicketState>(row.GetString(column), DispatchJson.Options)!;

    /// <summary>A ticket, from its number and its state, from this column on.</summary>
    public static TicketView View(DbDataReader row, int column = 0) => new(new TicketNumber(row.GetInt64(column)), State(row, column + 1));

    /// <summary>A line of the journal: version, type, occurred, recorded, actor, cause, data, outcomes.</summary>
    public static JournalEntry Entry(DbDataReader row, SqlDialect dialect) => new(
        row.GetInt32(0),
        EventJson.Read(row.GetString(1), row.GetString(6)),
        dialect.ReadInstant(row, 2),
        dialect.ReadInstant(row, 3),
        JsonSerializer.Deserialize<Actor>(row.GetString(4), DispatchJson.Options)!,
        row.TextOrNull(5))
    {
        Outcomes = row.IsDBNull(7) ? null : Outcomes(row, 7),
    };

    /// <summary>The clocks that a line decided, as their column holds them.</summary>
    public static ValueList<ClockOutcome> Outcomes(DbDataReader row, int column) =>
        JsonSerializer.Deserialize<ValueList<ClockOutcome>>(row.GetString(column), DispatchJson.Options)!;

    /// <summary>A booking: number, technician, mode, window, in progress, slot.</summary>
    public static Booking Booking(DbDataReader row, SqlDialect dialect) => new(
        new TicketNumber(row.GetInt64(0)),
        row.GetString(1),
        EnumText.Parse<InterventionMode>(row.GetString(2)),
        row.IsDBNull(3) ? null : new TimeWindow(dialect.ReadInstant(row, 3), dialect.ReadInstant(row, 4)),
        row.GetBoolean(5),
        row.IsDBNull(6) ? null : row.GetInt32(6));
}
