namespace Dispatch.Sla;

/// <summary>Who is told.</summary>
[GenerateSerializer, Alias("audience")]
public enum Audience
{
    /// <summary>The technician who has the ticket.</summary>
    Technician,

    /// <summary>The dispatchers of the cell that has it.</summary>
    Dispatchers,

    /// <summary>Whoever is on call in the cell.</summary>
    OnCall,

    /// <summary>The cell's lead.</summary>
    Lead,

    /// <summary>The managers.</summary>
    Managers,

    /// <summary>Whom the installation names for escalations that found nobody.</summary>
    Fallback,
}
