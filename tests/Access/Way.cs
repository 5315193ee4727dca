namespace Dispatch.Tests.Access;

/// <summary>What somebody of an account comes with.</summary>
public enum Way
{
    /// <summary>A personal access token, as programs do.</summary>
    Token,

    /// <summary>The cookie of a session, as browsers do.</summary>
    Session,
}
