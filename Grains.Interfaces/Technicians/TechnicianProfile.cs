using Dispatch.Tickets;

namespace Dispatch.Technicians;

/// <summary>Who a technician is, as an administrator or an integrator records it.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Name">As people call them.</param>
/// <param name="Cells">The cells that they belong to.</param>
/// <param name="Skills">Skills with levels 1 to 5.</param>
/// <param name="Base">Where the day begins.</param>
/// <param name="Phone">Telephone number.</param>
/// <param name="Parallel">How much phone, remote and workshop work may be in progress at a time.</param>
/// <param name="Shift">Working hours of the week, local time.</param>
[GenerateSerializer, Immutable, Alias("technician-profile")]
public sealed record TechnicianProfile(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] ValueList<string> Cells,
    [property: Id(3)] ValueList<Skill> Skills,
    [property: Id(4)] Position? Base = null,
    [property: Id(5)] string? Phone = null,
    [property: Id(6)] int Parallel = TechnicianProfile.DefaultParallel,
    [property: Id(7)] ValueList<ShiftDay>? Shift = null)
{
    /// <summary>The parallel limit where none is given.</summary>
    public const int DefaultParallel = 5;
}
