using System.Globalization;
using Dispatch.Hosting;

namespace Dispatch.Demo;

/// <summary>What an installation may set about the demo.</summary>
/// <param name="Seed">Where its randomness begins; the same seed on the same tickets decides the same.</param>
public sealed record DemoOptions(int Seed)
{
    /// <summary>Key of the switch: <c>true</c> or <c>false</c>; by default <c>true</c> in the Development environment where one process is all there is, else <c>false</c>.</summary>
    public const string Key = "Dispatch:Demo";

    /// <summary>Key of the seed: a whole number; by default another one at every start.</summary>
    public const string SeedKey = "Dispatch:DemoSeed";

    /// <summary>Reads the settings; null where the demo is off.</summary>
    /// <exception cref="StartupException">One of them cannot be, or the demo is wanted outside Development or in a process that hosts no silo.</exception>
    public static DemoOptions? Read(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!IsOn(configuration, environment))
            return null;
        if (HostingModes.Read(configuration) is HostingMode.Client)
            throw new StartupException($"{Key} is true, but the demo plays in one process, which is its own silo: take it away, or leave {HostingModes.Key} out.");
        return environment.IsDevelopment()
            ? new DemoOptions(ReadSeed(configuration[SeedKey]))
            : throw new StartupException(
                $"{Key} is true, but demo data and the demo's sign-in exist only in Development: take it away, or set ASPNETCORE_ENVIRONMENT to Development.");
    }

    private static bool IsOn(IConfiguration configuration, IHostEnvironment environment) => configuration[Key]?.ToUpperInvariant() switch
    {
        null or "" => environment.IsDevelopment() && DatabaseOptions.ReadProvider(configuration) is DatabaseProvider.Sqlite,
        "TRUE" => true,
        "FALSE" => false,
        _ => throw new StartupException($"{Key} is '{configuration[Key]}'; it may be true or false."),
    };

    private static int ReadSeed(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return Random.Shared.Next();
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new StartupException($"{SeedKey} is '{text}'; it may be a whole number.");
    }
}
