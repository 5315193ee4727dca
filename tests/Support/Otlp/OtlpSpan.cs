namespace Dispatch.Testing.Otlp;

/// <summary>A span that was exported.</summary>
/// <param name="Process">Which process it is of: its <c>service.instance.id</c>.</param>
/// <param name="Source">The activity source.</param>
/// <param name="Name">Its name.</param>
/// <param name="Trace">Its trace.</param>
/// <param name="Id">Its own identifier.</param>
/// <param name="Parent">Its parent's; empty at the root.</param>
/// <param name="Links">Trace and span of what it is linked to.</param>
/// <param name="Attributes">What it says.</param>
public sealed record OtlpSpan(
    string Process, string Source, string Name, string Trace, string Id, string Parent, IReadOnlyList<(string Trace, string Span)> Links, IReadOnlyDictionary<string, string> Attributes);
