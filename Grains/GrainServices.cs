using Dispatch.Attachments;
using Dispatch.Cells;
using Dispatch.Dispatching;
using Dispatch.Live;
using Dispatch.Privacy;
using Dispatch.Roster;
using Dispatch.Sla;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch;

/// <summary>What the grains need beside a store and a clock.</summary>
public static class GrainServices
{
    /// <summary>Adds the services and the options of the grains (sections <c>Dispatch:Tickets</c>, <c>Dispatch:Feed</c>, <c>Dispatch:ServiceLevels</c>, <c>Dispatch:Notifications</c> and <c>Dispatch:Retention</c>), validated at start.</summary>
    public static IServiceCollection AddDispatchGrains(this IServiceCollection services)
    {
        services.AddOptions<TicketRules>().BindConfiguration("Dispatch:Tickets").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FeedOptions>().BindConfiguration("Dispatch:Feed").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SlaBoardOptions>().BindConfiguration(SlaBoardOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<GrainReferences>();
        services.AddOptions<NotificationOptions>().BindConfiguration(NotificationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<INotificationSender, LiveSender>();
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AttachmentSweep>();
        services.AddSingleton<RosterSources>();
        services.AddSingleton<RequesterErasure>();
        services.AddSingleton<Retention>();
        services.AddSingleton<DeadlineMetrics>();
        services.AddSingleton<DeadlinePace>();
        services.AddSingleton<NewTickets>();
        services.AddSingleton<Bookings>();
        services.AddSingleton<Notices>();
        services.AddSingleton<PhoneNotices>();
        services.AddSingleton<ClockSkew>();
        services.AddSingleton<Deciding>();
        services.AddSingleton<Neighbourhood>();
        services.AddSingleton<ITravelTimes>(new GreatCircleTravel(GreatCircleTravel.UsualSpeed));
        services.AddSingleton<Suggesting>();
        services.AddSingleton<RulebookCache>();
        return services;
    }
}
