namespace Dispatch.Attachments;

/// <summary>Marks endpoints whose body is a file as it is, of whatever type it is called, for the OpenAPI document.</summary>
internal sealed class TakesBytes;
