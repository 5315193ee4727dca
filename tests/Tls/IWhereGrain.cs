namespace Dispatch.Tests.Tls;

/// <summary>Says which silo it is on.</summary>
public interface IWhereGrain : IGrainWithIntegerKey
{
    Task<string> Where();
}
