using System.Text.Json;
using MessagePack;
using MessagePack.Formatters;

namespace Dispatch.Live;

/// <summary>
/// MessagePack in the shape of our JSON: maps with camelCase names, enumerations and instants as texts. One contract serves both protocols;
/// a message is written once per protocol and frame, so the detour costs little.
/// </summary>
internal sealed class JsonShapedResolver : IFormatterResolver
{
    public static readonly MessagePackSerializerOptions Options =
        MessagePackSerializerOptions.Standard.WithResolver(new JsonShapedResolver()).WithSecurity(MessagePackSecurity.UntrustedData);

    public IMessagePackFormatter<T>? GetFormatter<T>() => (IMessagePackFormatter<T>)(object)Formatter<T>.Instance;

    private sealed class Formatter<T> : IMessagePackFormatter<T?>
    {
        public static readonly Formatter<T> Instance = new();

        public void Serialize(ref MessagePackWriter writer, T? value, MessagePackSerializerOptions options) =>
            MessagePackSerializer.ConvertFromJson(JsonSerializer.Serialize(value, DispatchJson.Options), ref writer, MessagePackSerializerOptions.Standard);

        public T? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
        {
            using var json = new StringWriter();
            MessagePackSerializer.ConvertToJson(ref reader, json, MessagePackSerializerOptions.Standard);
            return JsonSerializer.Deserialize<T>(json.ToString(), DispatchJson.Options);
        }
    }
}
