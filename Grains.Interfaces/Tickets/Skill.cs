using System.Text.Json.Serialization;

namespace Dispatch.Tickets;

/// <summary>A skill and its level, 1 to 5: what a ticket needs, or what a technician has.</summary>
[GenerateSerializer, Immutable, Alias("skill")]
public sealed record Skill([property: Id(0), JsonPropertyName("skill")] string Name, [property: Id(1)] int Level);
