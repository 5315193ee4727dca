namespace Dispatch.Hosting;

/// <summary>Dispatch cannot start. The message is one sentence for whoever installs it: what is wrong, and what to do.</summary>
public sealed class StartupException : Exception
{
    /// <summary>With a message.</summary>
    public StartupException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what caused it.</summary>
    public StartupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With a message of its own.</summary>
    public StartupException()
        : this("Dispatch cannot start.")
    {
    }
}
