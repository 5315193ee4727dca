using System.Reflection;
using System.Xml.Linq;
using Dispatch.Live;
using Dispatch.Sla;
using Dispatch.Tickets;
using NetArchTest.Rules;

namespace Dispatch.Unit;

/// <summary>Dependencies point one way: Api → Silo → Grains → Grains.Interfaces. The pure core knows neither Orleans' runtime, nor ASP.NET, nor SQL.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] s_order = ["Dispatch.Grains.Interfaces", "Dispatch.Grains", "Dispatch.Silo", "Dispatch.Api"];

    [Fact]
    public void Assemblies_depend_downwards_only()
    {
        foreach (var (name, level) in s_order.Select((name, level) => (name, level)))
        {
            var upward = Assembly.Load(name).GetReferencedAssemblies()
                .Select(reference => Array.IndexOf(s_order, reference.Name))
                .Where(other => other >= level);
            Assert.Empty(upward);
        }
    }

    [Fact]
    public void Only_the_silo_speaks_sql_and_only_the_api_speaks_http()
    {
        AssertFree(typeof(Ticket).Assembly, "Npgsql", "Microsoft.Data.Sqlite", "System.Data.Common", "Microsoft.AspNetCore", "Polly");
        AssertFree(typeof(BoardRow).Assembly, "Npgsql", "Microsoft.Data.Sqlite", "System.Data.Common", "Microsoft.AspNetCore", "Polly");
        // Not Microsoft.AspNetCore.Connections: connections of Orleans are called so, and there is no HTTP on them.
        AssertFree(Assembly.Load("Dispatch.Silo"), "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.SignalR", "Microsoft.AspNetCore.Authentication");
        AssertFree(Assembly.Load("Dispatch.Api"), "Npgsql", "Microsoft.Data.Sqlite");
    }

    [Fact]
    public void The_pure_core_does_not_know_the_runtime()
    {
        Type[] core =
        [
            typeof(Ticket), typeof(TicketLife), typeof(Decision), typeof(Board), typeof(BoardReplica), typeof(Dispatch.Technicians.Agenda),
            typeof(BusinessCalendar), typeof(BusinessTime), typeof(CalendarRules), typeof(SlaRules), typeof(PolicyRules), typeof(EscalationRules),
            typeof(OnCallTurns), typeof(FirstRules), typeof(TicketClocks), typeof(DecidedClocks), typeof(SlaReportFold), typeof(ClockAccounts), typeof(SlaTally), typeof(SlaSums), typeof(SlaFigureFeed),
            typeof(Dispatch.Dispatching.Ranking), typeof(Dispatch.Dispatching.ShiftHours), typeof(Dispatch.Dispatching.GreatCircleTravel), typeof(Dispatch.Dispatching.WorkToGive),
            typeof(Dispatch.Dispatching.Contender), typeof(Dispatch.Dispatching.Candidate), typeof(Dispatch.Dispatching.Exclusion), typeof(Dispatch.Dispatching.Promise),
        ];
        var result = Types.InAssembly(typeof(Ticket).Assembly)
            .That().MeetCustomRule(new OneOf(core))
            .ShouldNot().HaveDependencyOnAny("Orleans.Runtime", "Orleans.Hosting", "Microsoft.AspNetCore", "System.Data", "System.Net.Http", "System.IO.File")
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Package_versions_stand_in_one_place()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Dispatch.sln")))
            root = root.Parent!;
        var versions = root.EnumerateFiles("*.csproj", SearchOption.AllDirectories)
            .Where(file => !file.FullName.Contains("node_modules", StringComparison.Ordinal))
            .SelectMany(file => XDocument.Load(file.FullName).Descendants("PackageReference").Where(reference => reference.Attribute("Version") is not null));
        Assert.Empty(versions);
    }

    private static void AssertFree(Assembly assembly, params string[] libraries) => Assert.DoesNotContain(
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!),
        name => libraries.Any(library => name.StartsWith(library, StringComparison.Ordinal)));

    private sealed class OneOf(Type[] types) : ICustomRule
    {
        private readonly HashSet<string> _names = [.. types.Select(type => type.FullName!)];

        public bool MeetsRule(Mono.Cecil.TypeDefinition type) => _names.Contains(type.FullName);
    }
}
