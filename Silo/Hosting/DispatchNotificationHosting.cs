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
        silo.Services.AddSingleton<INotificationCourier, NotificationCourier>();
        silo.Services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateOnStart();
        silo.Services.AddSingleton<IValidateOptions<SmtpOptions>, SmtpOptions.Validator>();
        silo.Services.AddSingleton<INotificationSender, EmailSender>();
        silo.Services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateOnStart();
        silo.Services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptions.Validator>();
        silo.Services.AddSingleton<INotificationSender, WebhookSender>();
        silo.Services.AddOptions<WebPushOptions>().BindConfiguration(WebPushOptions.Section).ValidateOnStart();
        silo.Services.AddSingleton<IValidateOptions<WebPushOptions>, WebPushOptions.Validator>();
        silo.Services.TryAddSingleton<IKeySeal, IKeySeal.None>();
        silo.Services.AddSingleton<VapidKeys>();
        silo.Services.AddSingleton<PushGate>();
        silo.Services.AddSingleton<INotificationSender, WebPushSender>();
        return silo.AddStartupTask(WakeChannels);
    }

    private static async Task WakeChannels(IServiceProvider services, CancellationToken cancellationToken)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        services.GetRequiredService<OutboxBell>().Listen(channel => Grain(channel).Wake().Ignore());
        foreach (var channel in Enum.GetValues<NotificationChannel>())
            await Grain(channel).KeepWatch().WaitAsync(cancellationToken);

        INotificationChannelGrain Grain(NotificationChannel channel) => grains.GetGrain<INotificationChannelGrain>(INotificationChannelGrain.KeyOf(channel));
    }
}
