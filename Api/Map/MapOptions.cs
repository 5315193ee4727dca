using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Dispatch.Map;

/// <summary>Where the map's pictures come from: section <c>Dispatch:Map</c>. Without tiles the map has none, and works.</summary>
internal sealed partial class MapOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Dispatch:Map";

    /// <summary>
    /// The address of a tile, with <c>{z}</c>, <c>{x}</c> and <c>{y}</c> in it: on this server (<c>/tiles/{z}/{x}/{y}.png</c>) or elsewhere
    /// (<c>https://tiles.example.org/{z}/{x}/{y}.png</c>), from where browsers then fetch them.
    /// </summary>
    public string? Tiles { get; set; }

    /// <summary>What those who made the map want to be said under it.</summary>
    public string? Attribution { get; set; }

    /// <summary>What the content policy has to let through for the tiles; null for tiles of this server, or none.</summary>
    public string? Source => Tiles is { } tiles && Host().Match(tiles) is { Success: true } host ? host.Value : null;

    [GeneratedRegex("^https?://[A-Za-z0-9.-]+(:[0-9]+)?(?=/)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Host();

    /// <summary>Says what is wrong with the section.</summary>
    internal sealed class Validator : IValidateOptions<MapOptions>
    {
        private static readonly string[] s_parts = ["{z}", "{x}", "{y}"];

        /// <inheritdoc />
        public ValidateOptionsResult Validate(string? name, MapOptions options)
        {
            if (options.Tiles is not { Length: > 0 } tiles)
                return ValidateOptionsResult.Success;
            var reachable = options.Source is not null || (tiles[0] == '/' && !tiles.StartsWith("//", StringComparison.Ordinal));
            return reachable && s_parts.All(part => tiles.Contains(part, StringComparison.Ordinal))
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"{Section}:{nameof(Tiles)} is '{tiles}': it must be an address that begins with https://, http:// or /, names a host without wildcards, and has {{z}}, {{x}} and {{y}} in it.");
        }
    }
}
