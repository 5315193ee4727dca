using System.Globalization;
using Dispatch.Testing;

namespace Dispatch.Chaos.Installations;

/// <summary>
/// The wall clock of one process, which can jump: libfaketime stands between the process and the operating system and adds what a file says. Time that is
/// measured, not read (timers, time-outs), goes on as it was, as when an administrator sets a clock.
/// </summary>
internal sealed class WallClock : IDisposable
{
    private readonly TempDirectory _directory = new();

    /// <summary>Tells the true time, until it jumps.</summary>
    public WallClock() => Jump(TimeSpan.Zero);

    /// <summary>Where the library is; null where it is not installed.</summary>
    public static string? Library { get; } = Directory.Exists("/usr/lib")
        ? Directory.GetDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;

    /// <summary>The environment of the process; nothing where the library is not installed.</summary>
    public IReadOnlyDictionary<string, string> Variables => Library is null ? new Dictionary<string, string>() : new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Library,
        ["FAKETIME_TIMESTAMP_FILE"] = Offset,
        ["FAKETIME_CACHE_DURATION"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        // Else it converts the runtime's monotonic waits as if they were of the wall clock, and they end at once.
        ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
    };

    private string Offset => Path.Combine(_directory.Path, "offset");

    /// <summary>From now on (within a second) the clock is so far ahead of the true time, or behind it.</summary>
    public void Jump(TimeSpan ahead)
    {
        // Written beside and moved, so that the process never reads half of it.
        var next = Offset + ".next";
        File.WriteAllText(next, string.Create(CultureInfo.InvariantCulture, $"{ahead.TotalSeconds:+0;-0;+0}\n"));
        File.Move(next, Offset, overwrite: true);
    }

    /// <inheritdoc />
    public void Dispose() => _directory.Dispose();
}
