namespace Dispatch.Tickets;

/// <summary>Where a ticket goes after an unfinished visit.</summary>
[GenerateSerializer]
public enum AfterVisit
{
    /// <summary>Back to the queue of the cell.</summary>
    Queue,

    /// <summary>Into the workshop, with the same technician.</summary>
    Workshop,

    /// <summary>Suspended until what is missing is there.</summary>
    Wait,
}
