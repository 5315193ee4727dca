using Dispatch.Testing;

namespace Dispatch.Chaos.Faults;

/// <summary>Two silos, while the third reaches both and vouches for them: the younger ends by itself.</summary>
internal sealed class SilosApart : SilosParted
{
    /// <inheritdoc />
    public override string Name => "silos apart";

    /// <inheritdoc />
    public override bool LeavesOthers => false;

    /// <inheritdoc />
    protected override (IReadOnlyList<(Doors Doors, SiloProcess Silo)> These, IReadOnlyList<(Doors Doors, SiloProcess Silo)> Those) Choose(
        IReadOnlyList<(Doors Doors, SiloProcess Silo)> silos, int drawn)
    {
        List<(Doors Doors, SiloProcess Silo)> two = [.. silos.Where((_, index) => index != drawn)];
        return ([two[0]], [two[1]]);
    }
}
