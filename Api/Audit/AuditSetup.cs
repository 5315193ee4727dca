namespace Dispatch.Audit;

/// <summary>What records: refusals behind the requests' backs, changes before they are answered.</summary>
internal static class AuditSetup
{
    /// <summary>Adds the services and their settings.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<AbandonedChanges>();
        services.AddSingleton<RefusalLog>();
        return services.AddHostedService(provider => provider.GetRequiredService<RefusalLog>());
    }
}
