namespace Dispatch.Tickets;

/// <summary>The database cannot be reached. Nothing that was acknowledged is lost; what was under way has an unknown outcome.</summary>
[GenerateSerializer, Alias("store-unavailable")]
public sealed class StoreUnavailableException : Exception
{
    /// <summary>With a message.</summary>
    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what caused it.</summary>
    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With a message of its own.</summary>
    public StoreUnavailableException()
        : this("The database cannot be reached.")
    {
    }
}
