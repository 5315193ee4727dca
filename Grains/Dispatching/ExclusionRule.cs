namespace Dispatch.Dispatching;

/// <summary>The hard conditions, in the order in which they are asked: the first that is not met excludes.</summary>
public enum ExclusionRule
{
    /// <summary>They have the ticket now.</summary>
    HasIt,

    /// <summary>They lack a skill that is needed.</summary>
    SkillMissing,

    /// <summary>They have the skill, below the level that is needed.</summary>
    SkillLevel,

    /// <summary>They declined the ticket before, or did not answer in time.</summary>
    Declined,

    /// <summary>It is not their shift.</summary>
    OffShift,

    /// <summary>They have an absence recorded for then; or they are not at work although it is their shift, or have no shift and are not at work.</summary>
    Absent,

    /// <summary>They are on a break.</summary>
    OnBreak,

    /// <summary>Another appointment on site is in the way.</summary>
    Booked,

    /// <summary>They have as much parallel work in progress as they may.</summary>
    ParallelLimit,

    /// <summary>By what is planned for them, they cannot be there in time for the appointment.</summary>
    TooLate,
}
