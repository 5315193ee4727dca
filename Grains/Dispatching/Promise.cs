using Dispatch.Sla;

namespace Dispatch.Dispatching;

/// <summary>The service level that an assignment is judged by: the one that is due first of those that the work itself meets.</summary>
/// <param name="Target">The target.</param>
/// <param name="Due">When it is due.</param>
/// <param name="Goal">How much business time was promised.</param>
/// <param name="Calendar">The calendar that it is counted on.</param>
public sealed record Promise(SlaTarget Target, DateTimeOffset Due, TimeSpan Goal, BusinessCalendar Calendar)
{
    /// <summary>Business time that is left at an instant, negative when it is overdrawn.</summary>
    public TimeSpan LeftAt(DateTimeOffset at)
    {
        if (!BusinessCalendar.Reaches(at) || !BusinessCalendar.Reaches(Due))
            return Due - at;
        return at <= Due ? Calendar.Between(at, Due) : -Calendar.Between(Due, at);
    }
}
