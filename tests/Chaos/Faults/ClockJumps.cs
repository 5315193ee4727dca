using System.Globalization;
using Dispatch.Testing;

namespace Dispatch.Chaos.Faults;

/// <summary>The wall clock of one silo jumps ahead, then behind, then back to the truth.</summary>
internal sealed class ClockJumps : IFault
{
    private static readonly TimeSpan s_wrong = TimeSpan.FromSeconds(6);

    /// <inheritdoc />
    public string Name => "clock jumps";

    /// <inheritdoc />
    public bool LeavesOthers => false;

    /// <inheritdoc />
    public async Task Strike(Scene scene)
    {
        var far = TimeSpan.FromSeconds(scene.Chance.Next(20, 60));
        scene.Cluster.Clock.Jump(far);
        // The journal tells that the jump was felt: else nothing would have been tried.
        await Poll.Until(async () => await scene.Cluster.Rows.ReadLatestRecord() > DateTimeOffset.UtcNow + (far / 2), "a line is recorded in the future");
        foreach (var ahead in new[] { -far, TimeSpan.Zero })
        {
            await scene.Crowd.Achieves(40);
            await Task.Delay(s_wrong);
            scene.Cluster.Clock.Jump(ahead);
        }

        scene.Say(string.Create(CultureInfo.InvariantCulture, $"It was {far.TotalSeconds:0} s ahead, and then as far behind."));
    }
}
