namespace Dispatch.Load.Cli;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCodes
{
    /// <summary>Done, and it adds up.</summary>
    public const int Done = 0;

    /// <summary>Something does not add up, or the server went away.</summary>
    public const int Fault = 1;

    /// <summary>What was asked for cannot be: an unreadable log, a server that does not let the tool in.</summary>
    public const int Unusable = 2;
}
