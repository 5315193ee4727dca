namespace Dispatch.Chaos.Checking;

/// <summary>What came back from one attempt at a command.</summary>
/// <param name="Status">The HTTP status; null where no answer came, and nobody knows what became of the command.</param>
/// <param name="Body">The answer as it came.</param>
public sealed record Reply(int? Status, string Body)
{
    /// <summary>No answer came.</summary>
    public static readonly Reply None = new(null, "");

    /// <summary>Whether the command was acknowledged.</summary>
    public bool IsAcknowledged => Status is >= 200 and < 300;

    /// <summary>Whether the server refused, for good: nothing was done.</summary>
    public bool IsRefused => Status is >= 400 and < 500 and not 408 and not 429;
}
