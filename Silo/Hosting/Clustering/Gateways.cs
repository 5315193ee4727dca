namespace Dispatch.Hosting.Clustering;

/// <summary>The silos that a client is connected to.</summary>
internal sealed class Gateways : IClusterLink
{
    private volatile int _connected;

    /// <inheritdoc />
    public bool IsUp => _connected > 0;

    /// <summary>There are more of them, or fewer.</summary>
    public void Changed(object? sender, GatewayCountChangedEventArgs change) => _connected = change.NumberOfConnectedGateways;
}
