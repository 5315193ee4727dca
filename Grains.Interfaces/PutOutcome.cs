namespace Dispatch;

/// <summary>The answer to a PUT: the thing as it is now, and whether it was written.</summary>
/// <param name="Current">As it is now; null if it does not exist.</param>
/// <param name="Version">Its version, 0 if it does not exist.</param>
/// <param name="Written">False if the expected version was another; nothing was changed then.</param>
/// <param name="Created">Whether it did not exist before.</param>
[GenerateSerializer, Immutable, Alias("put-outcome`1")]
public sealed record PutOutcome<T>(
    [property: Id(0)] T? Current, [property: Id(1)] int Version, [property: Id(2)] bool Written, [property: Id(3)] bool Created)
    where T : class;
