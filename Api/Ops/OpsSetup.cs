using Dispatch.Access;
using Dispatch.Hosting.Ops;
using Dispatch.Problems;
using Dispatch.Security.Access;
using Orleans.Dashboard;

namespace Dispatch.Ops;

/// <summary>Orleans' dashboard under <see cref="Path"/>, for administrators. It only reads.</summary>
internal static class OpsSetup
{
    public const string Path = "/ops";

    /// <summary>The page where whoever is not signed in does so, and where the menu leads here.</summary>
    private const string SignInPage = "/settings";

    /// <summary>
    /// It would call whatever method of a grain takes no argument, and show what grains keep: telephone numbers and addresses of people among it.
    /// </summary>
    private const string GrainState = Path + "/GrainState";

    /// <summary>A person whose browser comes here without a session is shown where to sign in; a program is told, as everywhere.</summary>
    public static void UseOpsSignIn(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.User.Identity is not { IsAuthenticated: true } && IsPageAskedFor(context.Request))
        {
            context.Response.Redirect(SignInPage);
            return Task.CompletedTask;
        }

        return next(context);
    });

    public static void MapOps(this WebApplication app)
    {
        if (!DashboardHosting.IsOn(app.Configuration))
        {
            app.MapGet(Path, () => Nothing($"The dashboard is switched off: {DashboardHosting.Key} is false.")).ExcludeFromDescription().Needs(Permissions.ReadOperations);
            return;
        }

        var dashboard = new Lazy<RequestDelegate>(() => Build(app.Services));
        app.MapGet($"{Path}/{{**view}}", (HttpContext context) =>
            {
                if (context.Request.Path.StartsWithSegments(GrainState, StringComparison.OrdinalIgnoreCase))
                    return Nothing("What grains keep is not shown.").ExecuteAsync(context);
                // The dashboard finds its own endpoint below this one.
                context.SetEndpoint(null);
                return dashboard.Value(context);
            })
            .ExcludeFromDescription()
            .Needs(Permissions.ReadOperations);
    }

    /// <summary>
    /// Apart from the rest and not before somebody comes: it packs all of its pages in memory first, which takes a third of a second and tens of megabytes that
    /// most processes never need.
    /// </summary>
    private static RequestDelegate Build(IServiceProvider services)
    {
        var dashboard = new ApplicationBuilder(services);
        dashboard.UseRouting();
        dashboard.UseEndpoints(endpoints => endpoints.MapOrleansDashboard(Path).ExcludeFromDescription());
        return dashboard.Build();
    }

    private static IResult Nothing(string why) => Problem.NotFound(ProblemCodes.NotFound, why);

    private static bool IsPageAskedFor(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && (request.Path == Path || request.Path == $"{Path}/")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
