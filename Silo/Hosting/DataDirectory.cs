using Microsoft.Extensions.Configuration;

namespace Dispatch.Hosting;

/// <summary>The directory of the embedded database and of attachments.</summary>
public static class DataDirectory
{
    /// <summary>Its key; by default <c>dispatch</c> in the user's application data.</summary>
    public const string Key = "Dispatch:DataDirectory";

    /// <summary>Reads the setting, and makes the directory if it is not there.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="StartupException">It cannot be made, or nothing can be written to it.</exception>
    public static string Read(IConfiguration configuration)
    {
        var path = configuration[Key] is { Length: > 0 } given ? Path.GetFullPath(given) : Default();
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".probe-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StartupException($"The data directory {path} cannot be written to; set {Key} to a directory that can. ({e.Message})", e);
        }
    }

    private static string Default() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "dispatch");
}
