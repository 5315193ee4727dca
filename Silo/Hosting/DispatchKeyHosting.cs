using Dispatch.Notifications;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Hosting;

/// <summary>
/// The keys that sign cookies, and seal what a copy of the database must not reveal. They are therefore not in the database: the nodes of a cluster share the
/// folder, so that whoever signed in at one is signed in at all.
/// </summary>
public static class DispatchKeyHosting
{
    /// <summary>Key of the folder; by default <c>keys</c> in the data directory.</summary>
    public const string DirectoryKey = "Dispatch:KeyDirectory";

    /// <summary>Adds the keys.</summary>
    /// <exception cref="StartupException">The folder cannot be made.</exception>
    public static void AddDispatchKeys(this IHostApplicationBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("Dispatch").PersistKeysToFileSystem(Folder(builder.Configuration));
        builder.Services.AddSingleton<IKeySeal, KeySeal>();
    }

    private static DirectoryInfo Folder(IConfiguration configuration)
    {
        var path = configuration[DirectoryKey] is { Length: > 0 } given ? Path.GetFullPath(given) : Path.Combine(DataDirectory.Read(configuration), "keys");
        try
        {
            return Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StartupException($"The folder of keys {path} cannot be made; set {DirectoryKey} to one that can. ({e.Message})", e);
        }
    }
}
