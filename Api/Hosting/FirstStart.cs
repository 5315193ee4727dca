using Dispatch.Cells;
using Dispatch.Installation;
using Dispatch.Security;
using Dispatch.Sla;
using Microsoft.Extensions.Options;

namespace Dispatch.Hosting;

/// <summary>
/// What an installation needs before it takes requests: the administrator's token (configured, or made and printed once), the front desk
/// that every request enters through, and promises to begin with.
/// </summary>
internal sealed partial class FirstStart(
    IClusterClient cluster, AdminToken token, IOptions<AdminTokenOptions> options, TimeProvider clock, ILogger<FirstStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Begin(cancellationToken);
        }
        catch (Exception e) when (e.IsPassing(cancellationToken))
        {
            throw new StartupException("The silos did not answer what the start asks of them: see that one runs and that the database answers it, then start this again.", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Begin(CancellationToken cancellationToken)
    {
        token.Use(options.Value.AdminToken is { Length: > 0 } configured ? AdminToken.Hash(configured) : await KeptOrNewToken(cancellationToken));

        var frontDesk = new CellProfile(CellProfile.FrontDesk, "Front desk", 1, "front desk", CellKind.Internal, null, null, [], DispatchMode.Manual);
        await cluster.GetGrain<ISupportCellGrain>(GrainKeys.Cell(CellProfile.FrontDesk)).Put(frontDesk, expectedVersion: 0, cancellationToken);
        await cluster.GetGrain<IRulebookGrain>(IRulebookGrain.Key).Begin(FirstRules.At(clock.Now(), Actor.FirstStart.Id), cancellationToken);
    }

    private async Task<string> KeptOrNewToken(CancellationToken cancellationToken)
    {
        var installation = cluster.GetGrain<IInstallationGrain>(IInstallationGrain.Key);
        var made = AdminToken.Generate();
        if (await installation.ClaimAdminToken(AdminToken.Hash(made), cancellationToken))
        {
            LogToken(made);
            return AdminToken.Hash(made);
        }

        return await installation.AdminTokenHash(cancellationToken)
            ?? throw new InvalidOperationException("The installation has a token and has none.");
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "First start. The administrator's token, shown this once: {Token} — keep it, or set Dispatch:AdminToken to one of your own.")]
    private partial void LogToken(string token);
}
