namespace Dispatch.People;

/// <summary>What became of an attempt to sign in.</summary>
internal abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>It is them.</summary>
    public sealed record Welcome(Account Account) : SignInOutcome;

    /// <summary>The name, the password or both are wrong, or the account is disabled: nobody is told which.</summary>
    public sealed record WrongCredentials : SignInOutcome;

    /// <summary>The password is right, and a code is needed as well.</summary>
    public sealed record CodeRequired : SignInOutcome;

    /// <summary>The password is right, the code is not, or was used before.</summary>
    public sealed record WrongCode : SignInOutcome;

    /// <summary>Nobody can sign in under this name until then.</summary>
    /// <param name="Until">UTC.</param>
    /// <param name="Now">Whether this attempt locked it.</param>
    public sealed record LockedOut(DateTimeOffset Until, bool Now) : SignInOutcome;
}
