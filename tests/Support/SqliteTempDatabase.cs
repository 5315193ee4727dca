namespace Dispatch.Testing;

/// <summary>A SQLite file that goes away with its test.</summary>
public sealed class SqliteTempDatabase : IDisposable
{
    private readonly TempDirectory _directory = new();

    /// <summary>The file.</summary>
    public string Path => System.IO.Path.Combine(_directory.Path, "dispatch.db");

    /// <summary>How to open it.</summary>
    public string ConnectionString => $"Data Source={Path}";

    /// <inheritdoc />
    public void Dispose() => _directory.Dispose();
}
