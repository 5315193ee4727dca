using System.Globalization;
using System.Net;

namespace Dispatch.Tests.Api.People;

/// <summary>Accounts for tests, each with a name of its own.</summary>
internal static class Staff
{
    public const string Password = "violet-anchor-7-crumbs";

    private static int s_count;

    public static string NewName() => string.Create(CultureInfo.InvariantCulture, $"ada-{Interlocked.Increment(ref s_count)}");

    /// <summary>The smallest account of a role.</summary>
    public static Dictionary<string, object?> Account(string role = "manager", string? password = Password) => new()
    {
        ["name"] = "Ada",
        ["role"] = role,
        ["enabled"] = true,
        ["password"] = password,
        ["email"] = role == "requester" ? "ada@example.org" : null,
        ["cells"] = role == "dispatcher" ? new[] { "front-desk" } : null,
    };

    /// <summary>A new account of a role.</summary>
    public static async Task<string> Hire(this ApiServer server, string role = "manager")
    {
        var name = NewName();
        (await server.Api.Put($"/accounts/{name}", Account(role))).Is(HttpStatusCode.Created);
        return name;
    }

    /// <summary>Somebody of a new account, signed in.</summary>
    public static async Task<(string Name, Person Person)> HireAndSignIn(this ApiServer server, string role = "manager")
    {
        var name = await server.Hire(role);
        return (name, await Person.SignedIn(server.Process, name, Password));
    }
}
