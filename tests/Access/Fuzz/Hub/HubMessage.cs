using System.Buffers;
using System.Text;
using MessagePack;

namespace Dispatch.Tests.Access.Fuzz.Hub;

/// <summary>A message of the hub's protocol, right or wrong: its fields in the order in which MessagePack has them, their values as JSON.</summary>
/// <param name="IsSound">Whether it is one that a client may send: it is answered or passed over, and the connection lives on.</param>
/// <param name="Fields">What it says.</param>
public sealed record HubMessage(bool IsSound, IReadOnlyList<(string Name, string Json)> Fields)
{
    private const byte EndOfJson = 0x1e;

    /// <summary>As JSON, in which a call that wants no answer has no <c>invocationId</c> at all.</summary>
    public override string ToString() =>
        $"{{{string.Join(",", Fields.Where(field => field is not ("invocationId", "null")).Select(field => $"\"{field.Name}\":{field.Json}"))}}}";

    /// <summary>As it goes over the wire, frame and all.</summary>
    public byte[] ToBytes(bool pack) => pack ? Pack() : [.. Encoding.UTF8.GetBytes(ToString()), EndOfJson];

    private byte[] Pack()
    {
        var body = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(Fields.Count);
        foreach (var (_, json) in Fields)
            MessagePackSerializer.ConvertFromJson(json, ref writer, MessagePackSerializerOptions.Standard);
        writer.Flush();

        // The length goes ahead, seven bits a byte.
        List<byte> frame = [];
        var length = body.WrittenCount;
        do
            frame.Add((byte)(length > 0x7f ? length & 0x7f | 0x80 : length));
        while ((length >>= 7) > 0);
        return [.. frame, .. body.WrittenSpan];
    }
}
