using Dispatch.Security.Access;
using Dispatch.Security.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>The live feed: SignalR in JSON and MessagePack, the relay, and queues that keep slow screens to themselves.</summary>
internal static class LiveSetup
{
    /// <summary>Largest message of a client, in bytes: a client only ever names feeds and positions.</summary>
    private const int LargestMessage = 4096;

    public static IServiceCollection AddDispatchLive(this IServiceCollection services)
    {
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = LargestMessage;
                hub.AddFilter<HubFaults>();
                hub.AddFilter<HubAccess>();
                hub.AddFilter<LiveConnections>();
            })
            .AddJsonProtocol(json => DispatchJson.Configure(json.PayloadSerializerOptions))
            .AddMessagePackProtocol(pack => pack.SerializerOptions = JsonShapedResolver.Options);
        services.AddSingleton<HubLifetimeManager<DispatchHub>, PumpLifetimeManager<DispatchHub>>();
        services.AddConnectionWatch();
        services.AddSingleton<Looks>();
        services.AddHostedService(provider => provider.GetRequiredService<Looks>());
        services.AddSingleton<BoardRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardRelay>());
        return services;
    }
}
