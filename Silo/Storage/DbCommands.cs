using System.Data;
using System.Data.Common;

namespace Dispatch.Storage;

/// <summary>Short forms of ADO.NET.</summary>
internal static class DbCommands
{
    /// <summary>Gives a parameter its value.</summary>
    public static DbCommand With(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Gives a parameter a text that may be null.</summary>
    public static DbCommand WithText(this DbCommand command, string name, string? value) => command.WithTyped(name, value, DbType.String);

    /// <summary>Gives a parameter an instant that may be null.</summary>
    public static DbCommand WithInstant(this DbCommand command, string name, DateTimeOffset? value, SqlDialect dialect) =>
        command.WithTyped(name, value is { } instant ? dialect.Instant(instant) : null, dialect.InstantType);

    /// <summary>Reads every row.</summary>
    public static async Task<List<T>> ReadRows<T>(this DbCommand command, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<T> rows = [];
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(map(reader));
        return rows;
    }

    /// <summary>A text that may be null.</summary>
    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A null says nothing of its type, which a server wants to know.</summary>
    private static DbCommand WithTyped(this DbCommand command, string name, object? value, DbType type)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return command;
    }
}
