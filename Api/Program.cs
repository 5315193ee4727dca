using System.Text.Json.Serialization;
using Dispatch;
using Dispatch.Attachments;
using Dispatch.Audit;
using Dispatch.Backups;
using Dispatch.Cells;
using Dispatch.Demo;
using Dispatch.Dispatching;
using Dispatch.Hosting;
using Dispatch.Hosting.Health;
using Dispatch.Live;
using Dispatch.Map;
using Dispatch.Notifications;
using Dispatch.Ops;
using Dispatch.People;
using Dispatch.Privacy;
using Dispatch.Problems;
using Dispatch.Push;
using Dispatch.Security;
using Dispatch.Security.Access;
using Dispatch.Security.OpenIdConnect;
using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;

try
{
    if (BackupVerb.Read(args) is { } verb)
    {
        Console.WriteLine(verb.Run(ProgramFolder.CreateBuilder(verb.Settings).Configuration));
        return 0;
    }

    var builder = ProgramFolder.CreateBuilder(args);

    builder.Logging.LeaveToSentences();
    builder.AddDispatch();
    builder.AddHttpTelemetry();
    builder.Services.AddHostedService<FirstStart>();
    builder.AddDispatchSecurity();
    builder.AddProxies();
    builder.Services.AddAudit();
    builder.Services.AddPeople();
    builder.Services.AddDispatchLive();
    builder.Services.AddMap();
    builder.Services.AddReference();
    builder.Services.AddHttpContextAccessor();
    builder.Services.AddSingleton<VisibleTickets>();
    builder.Services.AddSingleton<TicketAnswers>();
    builder.Services.AddSingleton<OpenTickets>();
    builder.Services.AddSingleton<RosterLookup>();
    builder.Services.AddSingleton<CommandSender>();
    builder.Services.AddSingleton<Uploads>();
    builder.Services.AddSingleton<PhoneSessions>();
    builder.Services.AddSingleton<PersonalDataExport>();
    builder.Services.AddValidation();
    builder.Services.AddDispatchProblems();
    builder.AddDemo();
    builder.AddHealth();
    builder.Services.ConfigureHttpJsonOptions(json =>
    {
        DispatchJson.Configure(json.SerializerOptions);
        json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        // A number in quotes is no number; the names of wrong headers stay as they are written.
        json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        json.SerializerOptions.DictionaryKeyPolicy = null;
    });
    builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    builder.ConfigureServerLimits();

    var app = builder.Build();

    app.UseProxies();
    app.UseSecurityHeaders();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseTlsOnly();
    app.UseRefusalRecording();
    app.UseSameOriginForCookies();
    app.UseAuthentication();
    app.UseRateLimiter();
    app.UseOpsSignIn();
    app.UseDemo();
    app.UsePages();
    app.UseRouting();
    app.UseAntiforgeryForCookies();
    app.UseAuthorization();
    app.UseOutputCache();

    var api = app.MapGroup("/api/v1").RecordChanges();
    api.MapTickets();
    api.MapAttachments();
    api.MapCandidates();
    api.MapTechnicians();
    api.MapPush();
    api.MapCells();
    api.MapMap();
    api.MapCalendars();
    api.MapPolicies();
    api.MapEscalations();
    api.MapOnCall();
    api.MapContacts();
    api.MapChecklists();
    api.MapPreview();
    api.MapSlaBoard();
    api.MapReports();
    api.MapTrends();
    api.MapDecided();
    api.MapFlows();
    api.MapAccounts();
    api.MapRecomputations();
    api.MapNotifications();
    api.MapRequesters();
    api.MapAudit();
    api.MapIssuer();
    api.MapPeople();
    api.MapDemo();
    // A WebSocket sends no headers of ours: hubs are guarded by their origin.
    app.MapHub<DispatchHub>("/hubs/dispatch").NeedsSignIn().DisableAntiforgery();
    app.MapHealth();
    app.MapOps();
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
