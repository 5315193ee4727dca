using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Security.Connections;

/// <summary>An open hub connection.</summary>
/// <param name="Who">Whom it is for, as they were when it was opened.</param>
/// <param name="Context">The connection.</param>
internal sealed record LiveConnection(SignedIn Who, HubCallerContext Context)
{
    /// <summary>Ends it for good: the client is told not to come back.</summary>
    public void End() => Context.Abort();

    /// <summary>Drops it without a word, as a network would: a client that reconnects by itself does, and comes back with the rights of now.</summary>
    public void Drop() => Context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
}
