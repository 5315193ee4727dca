namespace Dispatch.Security;

/// <summary>Where a request carries a bearer token.</summary>
internal static class BearerToken
{
    private const string Bearer = "Bearer ";

    /// <summary>
    /// The token: of the header, or for hubs of the address, because a browser's WebSocket has no headers of ours. Empty where the header holds
    /// something else; null where the request carries none, and may be signed in by its cookie.
    /// </summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Headers.Authorization.Count > 0)
        {
            var header = request.Headers.Authorization.ToString();
            return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : "";
        }

        return request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal) && request.Query.TryGetValue("access_token", out var query) ? query.ToString() : null;
    }
}
