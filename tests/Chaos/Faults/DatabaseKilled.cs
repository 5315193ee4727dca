namespace Dispatch.Chaos.Faults;

/// <summary>PostgreSQL is killed, and stays away for ten seconds.</summary>
internal sealed class DatabaseKilled : IFault
{
    private static readonly TimeSpan s_away = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public string Name => "database killed";

    /// <inheritdoc />
    public bool LeavesOthers => false;

    /// <inheritdoc />
    public async Task Strike(Scene scene)
    {
        await scene.Cluster.Postgres.KillHard();
        await scene.Crowd.Suffers();
        await Task.Delay(s_away);
        await scene.Cluster.Postgres.Start();
    }
}
