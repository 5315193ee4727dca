namespace Dispatch.Sla;

/// <summary>Stable codes of what is wrong with a document of the rulebook, where it has one of its own.</summary>
public static class RuleCodes
{
    /// <summary>No such calendar.</summary>
    public const string UnknownCalendar = "unknown-calendar";

    /// <summary>No such service-level policy.</summary>
    public const string UnknownPolicy = "unknown-sla-policy";

    /// <summary>No such escalation policy.</summary>
    public const string UnknownEscalation = "unknown-escalation-policy";

    /// <summary>No such on-call rotation.</summary>
    public const string UnknownRotation = "unknown-rotation";

    /// <summary>No such contact.</summary>
    public const string UnknownContact = "unknown-contact";

    /// <summary>No such checklist.</summary>
    public const string UnknownChecklist = "unknown-checklist";

    /// <summary>Another checklist is for that category.</summary>
    public const string CategoryTaken = "category-taken";
}
