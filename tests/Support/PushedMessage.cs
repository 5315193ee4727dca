namespace Dispatch.Testing;

/// <summary>A push as a phone reads it.</summary>
/// <param name="Phone">Which phone it is for.</param>
/// <param name="Text">What it says, decrypted.</param>
/// <param name="TimeToLive">How many seconds it waits.</param>
/// <param name="Urgency">How urgent it is.</param>
/// <param name="Topic">What it takes the place of.</param>
/// <param name="Claims">Who signed it, for whom, until when: the JSON of the token, whose signature is right.</param>
/// <param name="Size">Bytes on the wire.</param>
/// <param name="At">When it came.</param>
public sealed record PushedMessage(string Phone, string Text, int TimeToLive, string Urgency, string Topic, string Claims, int Size, DateTimeOffset At);
