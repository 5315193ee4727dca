namespace Dispatch.Tickets;

/// <summary>The database cannot be reached. Nothing that was acknowledged is lost; what was under way has an unknown outcome.</summary>
/// <remarks>Crosses silos, so it carries no inner exception: drivers' exceptions cannot. What caused it is logged where it happened.</remarks>
[GenerateSerializer, Alias("store-unavailable")]
public sealed class StoreUnavailableException : Exception
{
    /// <summary>With a message.</summary>
    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message of its own.</summary>
    public StoreUnavailableException()
        : this("The database cannot be reached.")
    {
    }
}
