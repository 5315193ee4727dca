using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Dispatch.Tickets;

namespace Dispatch;

/// <summary>A time that work took: more than nothing, and no longer than <see cref="WorkDone.Longest"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeSpentAttribute : ValidationAttribute
{
    /// <inheritdoc />
    public override bool IsValid(object? value) => value is not TimeSpan time || (time > TimeSpan.Zero && time <= WorkDone.Longest);

    /// <inheritdoc />
    public override string FormatErrorMessage(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"timeSpent: more than nothing, at most {WorkDone.Longest.Days} days.");
}
