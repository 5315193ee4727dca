namespace Dispatch.Hosting;

/// <summary>
/// The folder of the program: its settings and its pages are there, from whatever directory it is started. A service manager starts it from <c>/</c>, and would
/// get neither the names that it answers to nor the levels that it logs.
/// </summary>
internal static class ProgramFolder
{
    /// <summary>Builds from it, unless arguments or environment name another content root.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = given[HostDefaults.ContentRootKey] ?? AppContext.BaseDirectory,
        });
        // What was built and not published has its pages where they were made; Development looks there by itself.
        if (!builder.Environment.IsDevelopment())
            builder.WebHost.UseStaticWebAssets();
        return builder;
    }
}
