namespace Dispatch.Tickets;

/// <summary>Marks endpoints that take the command headers, for the OpenAPI document.</summary>
internal sealed class TakesCommandHeaders;
