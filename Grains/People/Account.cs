using Dispatch.Access;

namespace Dispatch.People;

/// <summary>A person, or a program, that signs in here with a password: who they are, what they may, and what their sign-in is checked by.</summary>
public sealed class Account
{
    /// <summary>Name to sign in with, and identity in the journal; two that differ by case only are the same.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people read.</summary>
    public required string Name { get; set; }

    /// <summary>Their e-mail address; for requesters also what makes a request theirs.</summary>
    public string? Email { get; set; }

    /// <summary>One of <see cref="Roles.All"/>.</summary>
    public required string Role { get; set; }

    /// <summary>The cells that they are bound to; <see cref="Rights.EveryCell"/> for all.</summary>
    public ValueList<string> Cells { get; set; } = [];

    /// <summary>Which technician they are.</summary>
    public string? Technician { get; set; }

    /// <summary>Whether they may sign in at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The password's hash; null while there is none, and nobody can sign in.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with every credential: sessions that were begun under another one are over.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Failed attempts since the last that succeeded, or since it was locked.</summary>
    public int AccessFailedCount { get; set; }

    /// <summary>Until when nobody can sign in, UTC; null if nothing locks it.</summary>
    public DateTimeOffset? LockoutEnd { get; set; }

    /// <summary>The secret that it shares with an authenticator, encrypted; null where there is none.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Whether a code is asked for as well as the password.</summary>
    public bool TwoFactorEnabled { get; set; }

    /// <summary>The time step of the last code that was accepted: neither it nor an earlier one is accepted again.</summary>
    public long LastTimeStep { get; set; }

    /// <summary>Hashes of the codes that stand in for a lost authenticator, each once.</summary>
    public ValueList<string> RecoveryCodes { get; set; } = [];

    /// <summary>Counts changes; 0 until it is stored.</summary>
    public int Version { get; set; }
}
