using System.Text.Json.Serialization;
using Dispatch;
using Dispatch.Cells;
using Dispatch.Demo;
using Dispatch.Hosting;
using Dispatch.Live;
using Dispatch.Notifications;
using Dispatch.People;
using Dispatch.Problems;
using Dispatch.Security;
using Dispatch.Security.Access;
using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;

try
{
    var builder = WebApplication.CreateBuilder(args);

    builder.Logging.AddFilter(StartFailure.HostCategory, LogLevel.Critical);
    builder.AddDispatchSilo();
    builder.Services.AddHostedService<FirstStart>();
    builder.AddDispatchSecurity();
    builder.Services.AddPeople();
    builder.Services.AddDispatchLive();
    builder.Services.AddReference();
    builder.Services.AddHttpContextAccessor();
    builder.Services.AddSingleton<VisibleTickets>();
    builder.Services.AddSingleton<TicketAnswers>();
    builder.Services.AddSingleton<OpenTickets>();
    builder.Services.AddSingleton<CommandSender>();
    builder.Services.AddValidation();
    builder.Services.AddDispatchProblems();
    builder.AddDemo();
    builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store");
    builder.Services.ConfigureHttpJsonOptions(json =>
    {
        DispatchJson.Configure(json.SerializerOptions);
        json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        // A number in quotes is no number; the names of wrong headers stay as they are written.
        json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        json.SerializerOptions.DictionaryKeyPolicy = null;
    });
    builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Limits.Body;
    });

    var app = builder.Build();

    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseSecurityHeaders();
    app.UseSameOriginForCookies();
    app.UseAuthentication();
    app.UseDemo();
    app.UsePages();
    app.UseRouting();
    app.UseAntiforgeryForCookies();
    app.UseAuthorization();

    var api = app.MapGroup("/api/v1");
    api.MapTickets();
    api.MapTechnicians();
    api.MapCells();
    api.MapCalendars();
    api.MapPolicies();
    api.MapEscalations();
    api.MapOnCall();
    api.MapContacts();
    api.MapPreview();
    api.MapSlaBoard();
    api.MapReports();
    api.MapAccounts();
    api.MapRecomputations();
    api.MapNotifications();
    api.MapPeople();
    api.MapDemo();
    // A WebSocket sends no headers of ours: hubs are guarded by their origin.
    app.MapHub<DispatchHub>("/hubs/dispatch").NeedsSignIn().DisableAntiforgery();
    app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
    app.MapHealthChecks("/health/ready").AllowAnonymous();
    app.MapReference();
    app.MapStaticAssets().AllowAnonymous();

    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartFailure.Explain(e) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
