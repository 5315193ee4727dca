using System.Globalization;

namespace Dispatch.Sla;

/// <summary>What an on-call rotation must be before it is recorded.</summary>
public static class OnCallRules
{
    /// <summary>How many days a turn may last.</summary>
    public const int MostDays = 366;

    /// <summary>What is wrong with a rotation; empty if nothing is.</summary>
    public static IEnumerable<RuleProblem> Check(OnCallRotation rotation)
    {
        if (TimeZones.Find(rotation.Zone) is null)
        {
            var how = TimeZones.Meant(rotation.Zone) is { } meant ? $"Did you mean {meant}?" : "Use an IANA name, for example Europe/Paris.";
            yield return new RuleProblem("zone", $"There is no time zone '{rotation.Zone}'. {how}");
        }

        if (rotation.From.Year < BusinessCalendar.Earliest.Year || rotation.From.Year >= BusinessCalendar.Latest.Year)
        {
            yield return new RuleProblem("from", string.Create(
                CultureInfo.InvariantCulture, $"from: a date from {BusinessCalendar.Earliest.Year} to {BusinessCalendar.Latest.Year - 1}."));
        }

        if (rotation.Days is < 1 or > MostDays)
            yield return new RuleProblem("days", string.Create(CultureInfo.InvariantCulture, $"days: from 1 to {MostDays}."));
        foreach (var (index, exception) in rotation.Overrides.Index().Where(item => item.Item.To <= item.Item.From))
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"overrides[{index}].to");
            yield return new RuleProblem(field, $"{field}: after {Instants.Format(exception.From)}, when it begins.");
        }
    }
}
