using System.Text.Json;

namespace Dispatch.Load.Cli;

/// <summary>How the tool writes JSON for people and scripts.</summary>
internal static class Json
{
    public static JsonSerializerOptions Indented { get; } = new(DispatchJson.Options) { WriteIndented = true };
}
