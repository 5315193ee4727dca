namespace Dispatch.Tests.Tls;

internal sealed class WhereGrain(Orleans.Runtime.ILocalSiloDetails silo) : Grain, IWhereGrain
{
    public Task<string> Where() => Task.FromResult(silo.SiloAddress.ToString());
}
