using System.Text.Json;

namespace Dispatch.Storage.Commits;

/// <summary>Enumerations as columns hold them: by the name that JSON gives them.</summary>
internal static class EnumText
{
    /// <summary>The name, for example <c>inProgress</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
        => Names<T>.Of[value];

    /// <summary>The value of this name.</summary>
    public static T Parse<T>(string text)
        where T : struct, Enum
        => Enum.Parse<T>(text, ignoreCase: true);

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Of = Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()));
    }
}
