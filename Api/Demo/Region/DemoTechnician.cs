using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Demo.Region;

/// <summary>A technician of the region.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Name">As people call them.</param>
/// <param name="Cells">Where they work.</param>
/// <param name="Base">The depot that they set out from, by name.</param>
/// <param name="Shift">When they work.</param>
/// <param name="Skills">What they can do, with levels 1 to 5.</param>
/// <param name="Away">When they are away on a day of the demo.</param>
internal sealed record DemoTechnician(
    string Id, string Name, IReadOnlyList<string> Cells, string Base, DemoShift Shift, IReadOnlyDictionary<string, int> Skills, DemoAbsence? Away = null)
{
    // Of a range that no subscriber will ever have: the French authority keeps 06 39 98 for fiction.
    private const string PhonePrefix = "+33 6 39 98";

    /// <summary>As the public contract takes it.</summary>
    /// <param name="at">The coordinates of the depot.</param>
    /// <param name="place">The technician's place in the roster, for the phone number.</param>
    public TechnicianRequest ToRequest(Position at, int place) => new()
    {
        Name = Name,
        Cells = Cells,
        Skills = [.. Skills.Select(skill => new SkillBody { Skill = skill.Key, Level = skill.Value })],
        Base = new PositionBody { Latitude = at.Latitude, Longitude = at.Longitude },
        Phone = $"{PhonePrefix} {place / 100:00} {place % 100:00}",
        Shift = Week(),
    };

    // All seven days, because a demo is opened on a Sunday too; somebody of every cell is on call around the clock.
    private List<ShiftBody> Week()
    {
        var (from, to) = Shift switch
        {
            DemoShift.Early => (new TimeOnly(6, 0), new TimeOnly(20, 0)),
            DemoShift.Late => (new TimeOnly(8, 0), new TimeOnly(22, 0)),
            _ => (TimeOnly.MinValue, new TimeOnly(23, 59)),
        };
        return [.. Enum.GetValues<DayOfWeek>().Select(day => new ShiftBody { Day = day, From = from, To = to })];
    }
}
