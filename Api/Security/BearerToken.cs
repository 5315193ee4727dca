namespace Dispatch.Security;

/// <summary>Where a request carries a bearer token; for WebSockets of browsers see <see cref="TokenInAddress"/>.</summary>
internal static class BearerToken
{
    private const string Bearer = "Bearer ";

    /// <summary>The token. Empty where the header holds something else; null where the request carries none, and may be signed in by its cookie.</summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Headers.Authorization.Count == 0)
            return null;
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : "";
    }
}
