using System.Text.Json;
using Orleans.Storage;

namespace Dispatch.Storage.Roster;

/// <summary>Grain state in the one JSON dialect of Dispatch: no names of CLR types in the data.</summary>
internal sealed class DispatchJsonStorage : IGrainStorageSerializer
{
    /// <inheritdoc />
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, DispatchJson.Options));

    /// <inheritdoc />
    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, DispatchJson.Options)!;
}
