namespace Dispatch.Privacy;

/// <summary>The person whose data are meant: the requester of this address, of this name, or of both where both are given. Case does not matter.</summary>
/// <param name="Email">The e-mail address.</param>
/// <param name="Name">The whole name.</param>
public sealed record Person(string? Email, string? Name)
{
    /// <summary>Whether it says anything: nobody means everybody.</summary>
    public bool IsNamed => Email is not null || Name is not null;
}
