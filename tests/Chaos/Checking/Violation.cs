namespace Dispatch.Chaos.Checking;

/// <summary>A promise that was not kept.</summary>
/// <param name="Promise">Its number.</param>
/// <param name="What">What is wrong, in a sentence that names the ticket, technician or screen.</param>
public sealed record Violation(int Promise, string What)
{
    /// <inheritdoc />
    public override string ToString() => $"Promise {Promise}: {What}";
}
