using System.Data.Common;
using System.Text.Json;
using Dispatch.People;

namespace Dispatch.Storage.People;

/// <summary>Reads rows of accounts and tokens back.</summary>
internal static class PeopleRows
{
    /// <summary>The columns of an account, in the order in which <see cref="ReadAccount"/> takes them.</summary>
    public const string AccountColumns =
        "id, name, email, role, cells, technician, enabled, password_hash, security_stamp, access_failed_count, lockout_end, authenticator_key, two_factor, "
        + "last_time_step, recovery_codes, version";

    /// <summary>The columns of a token, in the order in which <see cref="ReadToken"/> takes them.</summary>
    public const string TokenColumns = "id, account, name, hash, scopes, created_at, expires_at, last_used_at, revoked_at";

    /// <summary>An account.</summary>
    public static Account ReadAccount(DbDataReader row, SqlDialect dialect) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        Email = row.TextOrNull(2),
        Role = row.GetString(3),
        Cells = Texts(row.GetString(4)),
        Technician = row.TextOrNull(5),
        Enabled = row.GetBoolean(6),
        PasswordHash = row.TextOrNull(7),
        SecurityStamp = row.GetString(8),
        AccessFailedCount = row.GetInt32(9),
        LockoutEnd = Instant(row, 10, dialect),
        AuthenticatorKey = row.TextOrNull(11),
        TwoFactorEnabled = row.GetBoolean(12),
        LastTimeStep = row.GetInt64(13),
        RecoveryCodes = Texts(row.GetString(14)),
        Version = row.GetInt32(15),
    };

    /// <summary>A token.</summary>
    public static AccessToken ReadToken(DbDataReader row, SqlDialect dialect) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        Texts(row.GetString(4)),
        dialect.ReadInstant(row, 5),
        dialect.ReadInstant(row, 6),
        Instant(row, 7, dialect),
        Instant(row, 8, dialect));

    /// <summary>Texts as they are stored.</summary>
    public static string Json(ValueList<string> texts) => JsonSerializer.Serialize(texts, DispatchJson.Options);

    private static ValueList<string> Texts(string json) => JsonSerializer.Deserialize<ValueList<string>>(json, DispatchJson.Options)!;

    private static DateTimeOffset? Instant(DbDataReader row, int column, SqlDialect dialect) => row.IsDBNull(column) ? null : dialect.ReadInstant(row, column);
}
