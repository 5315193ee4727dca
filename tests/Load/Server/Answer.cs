using System.Net;

namespace Dispatch.Load.Server;

/// <summary>What the tool needs to know of an answer to a command: of a ticket its number and version, of a problem its code.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Number">The ticket's number; null in a problem.</param>
/// <param name="Version">The ticket's version; 0 in a problem.</param>
/// <param name="Code">The problem's code; null where it worked.</param>
/// <param name="Detail">The problem in a sentence.</param>
public sealed record Answer(HttpStatusCode Status, string? Number, int Version, string? Code, string? Detail)
{
    /// <summary>Whether the command was carried out and is durable.</summary>
    public bool IsAccepted => (int)Status is >= 200 and < 300;

    /// <summary>Whether the server says that nothing was done and that it is worth trying again.</summary>
    public bool IsTransient => (int)Status >= 500 || Status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;
}
