using Dispatch.Technicians;

namespace Dispatch.Access;

/// <summary>Which technicians somebody reaches: those of their cells, and themselves.</summary>
public static class RosterAccess
{
    /// <summary>Whether they reach the technician.</summary>
    public static bool Reach(this Rights rights, TechnicianProfile technician) =>
        rights.Everywhere || technician.Id == rights.Technician || technician.Cells.Any(rights.ReachCell);
}
