using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Dispatch.Hosting.Clustering;

/// <summary>Which cluster a process belongs to.</summary>
/// <param name="Id">Its name. A database belongs to one cluster.</param>
/// <param name="WaitForSilo">How long a client that starts waits for a silo, so that the order in which processes start does not matter.</param>
public sealed partial record ClusterSettings(string Id, TimeSpan WaitForSilo)
{
    /// <summary>Key of the name; by default <c>dispatch</c>.</summary>
    public const string IdKey = "Dispatch:Cluster:Id";

    /// <summary>Key of the wait, a duration; by default 30 seconds.</summary>
    public const string WaitForSiloKey = "Dispatch:Cluster:WaitForSilo";

    /// <summary>Under this name grains and reminders are stored. No setting: a database holds one installation, and what is stored must be found again.</summary>
    internal const string Service = "dispatch";

    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(30);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartupException">One of them cannot be.</exception>
    public static ClusterSettings Read(IConfiguration configuration)
    {
        var id = configuration[IdKey] is { Length: > 0 } given ? given : Service;
        if (!Name().IsMatch(id))
            throw new StartupException($"{IdKey} is '{id}'; it may be a name of up to 64 letters, digits, dots, dashes and underscores.");
        return new ClusterSettings(id, ReadWait(configuration[WaitForSiloKey]));
    }

    private static TimeSpan ReadWait(string? text)
    {
        if (text is null or "")
            return s_wait;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var wait) && wait >= TimeSpan.Zero
            ? wait
            : throw new StartupException($"{WaitForSiloKey} is '{text}'; it may be a duration, for example 00:00:30.");
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
