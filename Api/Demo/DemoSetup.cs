using Dispatch.Demo.Play;
using Dispatch.Demo.Region;
using Dispatch.Security;

namespace Dispatch.Demo;

/// <summary>
/// The demo: a region with cells, technicians, sites and requests, whose work moves by itself. It is a client of the public contract like any
/// other; nothing of the product knows about it.
/// </summary>
internal static class DemoSetup
{
    /// <summary>Adds the demo, where the settings want it.</summary>
    /// <exception cref="Hosting.StartupException">A setting cannot be; see <see cref="DemoOptions.Read"/>.</exception>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        if (DemoOptions.Read(builder.Configuration, builder.Environment) is not { } options)
            return;
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new Dice(options.Seed));
        builder.Services.AddSingleton(_ => DemoRegion.Load());
        builder.Services.AddSingleton<DemoPeople>();
        builder.Services.AddSingleton<ICredentialIssuer>(provider => provider.GetRequiredService<DemoPeople>());
        builder.Services.AddSingleton<Director>();
        builder.Services.AddSingleton<PastScript>();
        builder.Services.AddSingleton<FirstFill>();
        builder.Services.AddHostedService<Simulator>();
    }

    /// <summary>Lets the demo's browser in; after <c>UseAuthentication</c>.</summary>
    public static void UseDemo(this WebApplication app)
    {
        if (app.Services.GetService<DemoOptions>() is not null)
            app.UseDemoSignIn();
    }

    /// <summary>Maps what exists with the demo only.</summary>
    public static void MapDemo(this RouteGroupBuilder api)
    {
        if (((IEndpointRouteBuilder)api).ServiceProvider.GetService<DemoOptions>() is not null)
            api.MapDemoSession();
    }
}
