using System.Diagnostics;
using System.Globalization;
using Dispatch.Testing;

namespace Dispatch.Chaos.Installations;

/// <summary>A disk of its own that can be filled to the last byte: a file system in memory, which only root can mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 64;

    private readonly TempDirectory _directory = new();

    /// <summary>Mounts it.</summary>
    public SmallDisk() => Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={Megabytes}m"), "dispatch-chaos", Path);

    /// <summary>Whether this user can have one.</summary>
    public static bool IsPossible { get; } = string.Equals(Environment.UserName, "root", StringComparison.Ordinal) && Probe();

    /// <summary>Where it is.</summary>
    public string Path => _directory.Path;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Leaves no room.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    /// <summary>Makes room again.</summary>
    public void Clear() => File.Delete(Filler);

    /// <inheritdoc />
    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        _directory.Dispose();
    }

    private static bool Probe()
    {
        try
        {
            using var disk = new SmallDisk();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {error}");
    }
}
