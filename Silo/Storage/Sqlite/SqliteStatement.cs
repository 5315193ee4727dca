using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

/// <summary>A prepared statement whose parameters are named once and set again for every row.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly Dictionary<string, SqliteParameter> _parameters = new(StringComparer.Ordinal);

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
    }

    /// <summary>Sets a parameter; null is SQL's.</summary>
    public SqliteStatement Set(string name, object? value)
    {
        if (!_parameters.TryGetValue(name, out var parameter))
            _parameters[name] = parameter = _command.Parameters.AddWithValue(name, DBNull.Value);
        parameter.Value = value ?? DBNull.Value;
        return this;
    }

    /// <summary>Sets a parameter to an instant.</summary>
    public SqliteStatement Set(string name, DateTimeOffset? value) => Set(name, value is { } instant ? (object)Instants.Format(instant) : null);

    /// <summary>Runs it.</summary>
    /// <returns>How many rows it wrote.</returns>
    public int Run(SqliteTransaction transaction)
    {
        _command.Transaction = transaction;
        return _command.ExecuteNonQuery();
    }

    /// <summary>Runs it for one number.</summary>
    public long Scalar(SqliteTransaction? transaction)
    {
        _command.Transaction = transaction;
        return _command.ExecuteScalar() is long value ? value : 0;
    }

    /// <summary>Runs it for rows.</summary>
    public SqliteDataReader Read(SqliteTransaction transaction)
    {
        _command.Transaction = transaction;
        return _command.ExecuteReader();
    }

    /// <inheritdoc />
    public void Dispose() => _command.Dispose();
}
