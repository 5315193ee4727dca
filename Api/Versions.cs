using System.Globalization;

namespace Dispatch;

/// <summary>Versions in headers: <c>ETag: "5"</c> in answers, <c>If-Match: "5"</c> in requests that want to act on what they saw only.</summary>
internal static class Versions
{
    public const string IfMatch = "If-Match";
    public const string HowTo = "Send the version that you saw in quotes, for example \"5\", or * for any.";

    /// <summary>Reads <c>If-Match</c>; null where it is absent or <c>*</c>.</summary>
    /// <returns>False if it is none of these.</returns>
    public static bool TryRead(HttpRequest request, out int? expected)
    {
        expected = null;
        var text = request.Headers.IfMatch.ToString();
        if (text is "" or "*")
            return true;
        if (text.Length < 3 || text[0] != '"' || text[^1] != '"' || !int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return false;
        expected = version;
        return true;
    }

    /// <summary>Writes <c>ETag</c>.</summary>
    public static void Write(HttpResponse response, int version) => response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
