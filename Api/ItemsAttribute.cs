using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;

namespace Dispatch;

/// <summary>A list of a request: not longer than its limit, <see cref="Limits.Items"/> where none is said, and none of its items null.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemsAttribute(int most = Limits.Items) : MaxLengthAttribute(most)
{
    /// <inheritdoc />
    public override bool IsValid(object? value) => base.IsValid(value) && (value is not IEnumerable items || items.Cast<object?>().All(item => item is not null));

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => string.Create(
        CultureInfo.InvariantCulture, $"{JsonNamingPolicy.CamelCase.ConvertName(name)}: a list of at most {Length} items, none of them null.");
}
