namespace Dispatch.Tickets;

/// <summary>How a request reached the help desk.</summary>
[GenerateSerializer]
public enum Channel
{
    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>Self-service.</summary>
    Portal,

    /// <summary>At the counter.</summary>
    WalkIn,

    /// <summary>A supervision system.</summary>
    Monitoring,

    /// <summary>Another program.</summary>
    Api,
}
