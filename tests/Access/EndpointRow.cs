using System.Text.Json.Nodes;

namespace Dispatch.Tests.Access;

/// <summary>What an endpoint answers to each role: <c>+</c> lets them in, <c>3</c> is not allowed, <c>4</c> does not exist for them.</summary>
/// <param name="Endpoint">Method and route, as the application names them.</param>
/// <param name="Own">To requester, technician, dispatcher, manager, integrator, administrator, about what is theirs.</param>
/// <param name="Foreign">The same, about what is not.</param>
/// <param name="Body">What is sent.</param>
public sealed record EndpointRow(string Endpoint, string Own, string Foreign, Func<string, JsonNode?>? Body = null)
{
    /// <summary>The code that says that the caller was let in and asked for something that nobody made.</summary>
    public string? NothingThere { get; init; }

    /// <summary>Whether everybody is let in who is in a session that they began with a password, and nobody else.</summary>
    public bool OwnSession { get; init; }

    public string Method => Endpoint[..Endpoint.IndexOf(' ', StringComparison.Ordinal)];

    public string Route => Endpoint[(Endpoint.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
