namespace Dispatch.Testing;

/// <summary>A directory that goes away with its test.</summary>
public sealed class TempDirectory : IDisposable
{
    /// <summary>Makes one.</summary>
    public TempDirectory() => Path = Directory.CreateTempSubdirectory("dispatch-test-").FullName;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Something still writes there; the operating system empties its temporary directory.
        }
    }
}
