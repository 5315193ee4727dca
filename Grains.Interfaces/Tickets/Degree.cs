namespace Dispatch.Tickets;

/// <summary>A degree of impact or of urgency.</summary>
[GenerateSerializer]
public enum Degree
{
    /// <summary>High.</summary>
    High,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>Low.</summary>
    Low,
}
