using System.ComponentModel.DataAnnotations;

namespace Dispatch.People;

/// <summary>How people sign in: section <c>Dispatch:SignIn</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Dispatch:SignIn";

    /// <summary>Whether people sign in here with name and password at all; default <c>true</c>.</summary>
    public bool Local { get; set; } = true;

    /// <summary>How long a session lasts that nobody uses, in hours; each use begins it anew. Default 8.</summary>
    [Range(0.0001, 720)]
    public double SessionHours { get; set; } = 8;

    /// <summary>How long a session lasts however much it is used, in hours. Default 168, a week.</summary>
    [Range(0.0001, 8760)]
    public double LongestSessionHours { get; set; } = 168;

    /// <summary>After how many failures in a row an account is locked; default 5.</summary>
    [Range(1, 100)]
    public int Failures { get; set; } = 5;

    /// <summary>How long it stays locked; default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Lockout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a password is at least, in characters; default 12. What else it consists of is its owner's matter.</summary>
    [Range(8, 128)]
    public int PasswordLength { get; set; } = 12;

    /// <summary>How long, at most, an open connection of the hub outlives what it was opened with; default 15 seconds. A round that cannot reach the store is made up for by the next.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConnectionCheck { get; set; } = TimeSpan.FromSeconds(15);
}
