using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dispatch.Hosting.Health;

/// <summary>
/// What service managers and load balancers ask: <c>/health/live</c>, the process answers; <c>/health/ready</c>, it can do its work, 503 while it cannot.
/// Both are open, so they say little.
/// </summary>
internal static class HealthSetup
{
    /// <summary>Both stand under it.</summary>
    public const string Path = "/health";

    public static void AddHealth(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<HealthOptions>().BindConfiguration(HealthOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHealthChecks()
            .AddCheck<ClusterHealth>("cluster")
            .AddCheck<StoreHealth>("store")
            .AddCheck<SchemaHealth>("schema")
            .AddCheck<DeadlineHealth>("deadlines");
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Path + "/live", new() { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous();
        app.MapHealthChecks(Path + "/ready", new() { ResponseWriter = Write }).AllowAnonymous();
    }

    private static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthAnswer(Word(report.Status), [.. report.Entries.Select(check => new HealthFinding(check.Key, Word(check.Value.Status), Sentence(check.Value)))]),
        context.RequestAborted);

    private static string Word(HealthStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    /// <summary>A check that failed describes itself with the fault's message, which is for the log.</summary>
    private static string Sentence(HealthReportEntry check) =>
        check.Exception is null ? check.Description ?? "" : "The check itself failed; the log says why.";
}
