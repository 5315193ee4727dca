namespace Dispatch.Security;

/// <summary>What a request brings to say who sends it.</summary>
internal static class Presented
{
    /// <summary>Whether it brings a token, as programs do.</summary>
    public static bool IsToken(HttpRequest request) => request.Headers.Authorization.Count > 0;

    /// <summary>Whether it brings a token or our cookie and nobody is signed in by it: unknown, expired or revoked.</summary>
    public static bool IsWrong(HttpContext context) =>
        context.User.Identity?.IsAuthenticated is not true
        && (IsToken(context.Request) || context.Request.Cookies.ContainsKey(SecuritySetup.CookieName));
}
