namespace Dispatch.Security;

/// <summary>The token that a program brings: <c>Authorization: Bearer</c>; for hubs, because browsers' WebSockets set no headers, also <c>access_token</c>.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The token as it was brought; null if there is none.</summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return header[Scheme.Length..].Trim();
        return request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal) && request.Query["access_token"].ToString() is { Length: > 0 } query ? query : null;
    }
}
