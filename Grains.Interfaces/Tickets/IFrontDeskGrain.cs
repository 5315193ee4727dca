namespace Dispatch.Tickets;

/// <summary>The single point of contact: every request enters here, is recorded and gets its number. Key 0; any number of activations.</summary>
[Alias("front-desk")]
public interface IFrontDeskGrain : IGrainWithIntegerKey
{
    /// <summary>Records a request. What is accepted is durable when this returns; the same envelope again gets the same ticket.</summary>
    [Alias("report")]
    Task<CommandOutcome> Report(CommandEnvelope envelope, CancellationToken cancellationToken = default);
}
