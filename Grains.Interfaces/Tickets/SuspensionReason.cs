namespace Dispatch.Tickets;

/// <summary>What a suspended ticket waits for.</summary>
[GenerateSerializer]
public enum SuspensionReason
{
    /// <summary>An answer of the requester.</summary>
    Requester,

    /// <summary>A vendor.</summary>
    Vendor,

    /// <summary>Spare parts.</summary>
    Parts,

    /// <summary>A planned date.</summary>
    Planned,
}
