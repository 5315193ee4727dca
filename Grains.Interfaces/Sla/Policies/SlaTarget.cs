namespace Dispatch.Sla;

/// <summary>What is promised about a ticket (sla.md rule 4).</summary>
[GenerateSerializer, Alias("sla-target")]
public enum SlaTarget
{
    /// <summary>Until somebody takes the request in charge.</summary>
    Response,

    /// <summary>Until a technician arrives; only when an on-site intervention was decided.</summary>
    OnSite,

    /// <summary>Until the request is resolved.</summary>
    Resolution,

    /// <summary>How long a cell may hold the ticket before it must hand over: the operational-level agreement of cells and vendors.</summary>
    Level,
}
