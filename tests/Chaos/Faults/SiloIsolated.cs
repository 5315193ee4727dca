using Dispatch.Testing;

namespace Dispatch.Chaos.Faults;

/// <summary>One silo and all the others: it is declared dead, and ends when it reads that.</summary>
internal sealed class SiloIsolated : SilosParted
{
    /// <inheritdoc />
    public override string Name => "silo isolated from the others";

    /// <inheritdoc />
    public override bool LeavesOthers => true;

    /// <inheritdoc />
    protected override (IReadOnlyList<(Doors Doors, SiloProcess Silo)> These, IReadOnlyList<(Doors Doors, SiloProcess Silo)> Those) Choose(
        IReadOnlyList<(Doors Doors, SiloProcess Silo)> silos, int drawn) =>
        ([silos[drawn]], [.. silos.Where((_, index) => index != drawn)]);
}
