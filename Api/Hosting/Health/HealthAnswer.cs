namespace Dispatch.Hosting.Health;

/// <summary>The answer of a health endpoint.</summary>
/// <param name="Status">The worst of the checks: <c>healthy</c>, <c>degraded</c> (it works, and somebody should look) or <c>unhealthy</c>.</param>
/// <param name="Checks">What was looked at, by name.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyList<HealthFinding> Checks);
