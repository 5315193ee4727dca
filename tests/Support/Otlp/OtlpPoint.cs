namespace Dispatch.Testing.Otlp;

/// <summary>What an instrument showed at an export.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Name">The instrument.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">The sum, or what a gauge shows; of a histogram, how many were measured.</param>
/// <param name="Tags">By what it is told apart.</param>
public sealed record OtlpPoint(string Meter, string Name, string Unit, double Value, IReadOnlyDictionary<string, string> Tags);
