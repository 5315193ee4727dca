namespace Dispatch.Hosting.Health;

/// <summary>What one check found.</summary>
/// <param name="Name">Of the check: <c>cluster</c>, <c>store</c>, <c>schema</c> or <c>deadlines</c>.</param>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="Says">One sentence for whoever runs the service; nothing about persons, and nothing of how it is built.</param>
internal sealed record HealthFinding(string Name, string Status, string Says);
