namespace Dispatch.Technicians;

/// <summary>What a technician's grain stores.</summary>
public sealed class TechnicianRecord
{
    /// <summary>Null until somebody recorded the technician.</summary>
    public TechnicianView? View { get; set; }
}
