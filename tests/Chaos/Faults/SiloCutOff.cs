namespace Dispatch.Chaos.Faults;

/// <summary>One silo does not reach the database for fifteen seconds, while the others do, and all of them reach each other.</summary>
internal sealed class SiloCutOff : IFault
{
    private static readonly TimeSpan s_cut = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public string Name => "silo cut off from the database";

    /// <inheritdoc />
    public bool LeavesOthers => false;

    /// <inheritdoc />
    public async Task Strike(Scene scene)
    {
        scene.Cluster.Wire.Cut(true);
        await scene.Crowd.Suffers();
        await Task.Delay(s_cut);
        scene.Cluster.Wire.Cut(false);
    }
}
