namespace Dispatch.Security.Connections;

/// <summary>Ends hub connections whose credential no longer stands.</summary>
internal static class ConnectionWatchSetup
{
    public static void AddConnectionWatch(this IServiceCollection services)
    {
        services.AddSingleton<LiveConnections>();
        services.AddHostedService<ConnectionWatch>();
    }
}
