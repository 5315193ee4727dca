using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dispatch;

/// <summary>
/// Tells the serializer that a value list is an array of JSON, made at once of all its items. A converter of our own would begin a document within the document for
/// each list.
/// </summary>
internal sealed class ValueListJson : IJsonTypeInfoResolver
{
    private static readonly MethodInfo s_describe = typeof(ValueListJson).GetMethod(nameof(Describe), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <inheritdoc />
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>)
        ? (JsonTypeInfo)s_describe.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [options])!
        : null;

    private static JsonTypeInfo<ValueList<T>> Describe<T>(JsonSerializerOptions options) =>
        JsonMetadataServices.CreateImmutableEnumerableInfo<ValueList<T>, T>(options, new JsonCollectionInfoValues<ValueList<T>>(), items => items.ToValueList());
}
