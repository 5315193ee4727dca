using Dispatch.Notifications;
using Dispatch.Resilience;
using Dispatch.Sla;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Dispatch.Hosting;

/// <summary>Registers the channels by which people are told.</summary>
public static class DispatchNotificationHosting
{
    /// <summary>
    /// Sends what stands in the outbox, with the settings under <c>Dispatch:Notifications</c>: each channel is woken once the silo is active, and
    /// after every commit of this process that tells somebody something.
    /// </summary>
    public static ISiloBuilder UseDispatchNotifications(this ISiloBuilder silo)
    {
        NotificationPipelines.Register(silo.Services);
        silo.Services.AddDispatchNotifications();
        silo.Services.AddSingleton<INotificationCourier, NotificationCourier>();
        silo.Services.AddSingleton<INotificationSender, EmailSender>();
        silo.Services.AddSingleton<INotificationSender, WebhookSender>();
        silo.Services.AddSingleton<INotificationSender, WebPushSender>();
        silo.Services.AddSingleton<Watches>();
        return silo.AddStartupTask(WakeChannels);
    }

    /// <summary>Adds the settings of the channels, and what phones subscribe with: all that a process needs which sends nothing itself.</summary>
    internal static IServiceCollection AddDispatchNotifications(this IServiceCollection services)
    {
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmtpOptions>, SmtpOptions.Validator>();
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptions.Validator>();
        services.AddOptions<WebPushOptions>().BindConfiguration(WebPushOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebPushOptions>, WebPushOptions.Validator>();
        services.TryAddSingleton<IKeySeal, IKeySeal.None>();
        services.AddSingleton<VapidKeys>();
        services.AddSingleton<PushGate>();
        return services;
    }

    private static Task WakeChannels(IServiceProvider services, CancellationToken cancellationToken)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        services.GetRequiredService<OutboxBell>().Listen(channel => grains.GetGrain<INotificationChannelGrain>(INotificationChannelGrain.KeyOf(channel)).Wake().Ignore());
        return services.GetRequiredService<Watches>().KeepNotifications(cancellationToken);
    }
}
