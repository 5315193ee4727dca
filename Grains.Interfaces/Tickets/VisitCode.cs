namespace Dispatch.Tickets;

/// <summary>Why a visit ended although the work is not done.</summary>
[GenerateSerializer]
public enum VisitCode
{
    /// <summary>Nobody there, or the door stayed shut.</summary>
    NoAccess,

    /// <summary>A part is missing.</summary>
    NeedsPart,

    /// <summary>The equipment must go to the workshop.</summary>
    NeedsWorkshop,

    /// <summary>Somebody with another skill must come.</summary>
    NeedsOtherSkill,

    /// <summary>Time ran out.</summary>
    NotFinished,
}
