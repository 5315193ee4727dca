namespace Dispatch.Backups;

/// <summary>A backup is not taken, or a file not put in place. The message is one sentence for an administrator: what is wrong, and what to do.</summary>
public sealed class BackupException : Exception
{
    /// <summary>With a message.</summary>
    public BackupException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what caused it.</summary>
    public BackupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With a message of its own.</summary>
    public BackupException()
        : this("The backup is not taken.")
    {
    }
}
