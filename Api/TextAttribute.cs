using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;

namespace Dispatch;

/// <summary>
/// A text of a request: not blank where it must be there, not longer than its limit, and without the two code points that a database or a
/// search cannot hold (PostgreSQL's texts end at U+0000; U+FFFE is no character).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextAttribute(int longest) : StringLengthAttribute(longest)
{
    /// <summary>What no text holds, on any database.</summary>
    public const string Impossible = "\0\uFFFE";

    /// <summary>Whether every store can keep the text.</summary>
    public static bool CanBeKept(string text) => !text.AsSpan().ContainsAny(Impossible);

    /// <inheritdoc />
    public override bool IsValid(object? value) =>
        value is not string text || (base.IsValid(text) && CanBeKept(text) && (MinimumLength == 0 || !string.IsNullOrWhiteSpace(text)));

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"{JsonNamingPolicy.CamelCase.ConvertName(name)}: a text of at most {MaximumLength} characters, {(MinimumLength == 0 ? "" : "not blank, ")}without U+0000 and U+FFFE.");
}
