namespace Dispatch.Testing;

/// <summary>Places in the checkout that the tests run in.</summary>
public static class Repository
{
    /// <summary>The top folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A folder or file below it.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>A file that a project's build made, in the same configuration as the tests.</summary>
    public static string Output(string project, string file) => Path(project, "bin", Configuration, new DirectoryInfo(AppContext.BaseDirectory).Name, file);

    /// <summary>The configuration of the tests: Debug or Release.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Dispatch.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
