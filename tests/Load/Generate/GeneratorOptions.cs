using Dispatch.Load.Logs;

namespace Dispatch.Load.Generate;

/// <summary>What log to generate. The same options give the same log, byte for byte.</summary>
public sealed record GeneratorOptions
{
    /// <summary>Its form.</summary>
    public required LogForm Form { get; init; }

    /// <summary>How many cases: incidents, or units sent to calls.</summary>
    public required int Cases { get; init; }

    /// <summary>Where chance begins. Part of the case numbers, so that logs of different seeds do not share cases.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many lines among the others are malformed.</summary>
    public int Malformed { get; init; }
}
