namespace Dispatch.Sla;

/// <summary>The six kinds of documents in the rulebook.</summary>
public static class RuleKinds
{
    /// <summary>Calendars.</summary>
    public static RuleKind<CalendarProfile> Calendar { get; } = new(
        "calendar",
        calendar => calendar.Id,
        book => book.Calendars,
        (book, versions) => book with { Calendars = versions },
        (calendar, _) => CalendarRules.Check(calendar).Select(problem => new RuleProblem(problem.Field, problem.Sentence)));

    /// <summary>Service-level policies.</summary>
    public static RuleKind<SlaPolicy> Policy { get; } = new(
        "service-level policy", policy => policy.Id, book => book.Policies, (book, versions) => book with { Policies = versions }, PolicyRules.Check);

    /// <summary>Escalation policies.</summary>
    public static RuleKind<EscalationPolicy> Escalation { get; } = new(
        "escalation policy",
        policy => policy.Id,
        book => book.Escalations,
        (book, versions) => book with { Escalations = versions },
        (policy, _) => EscalationRules.Check(policy));

    /// <summary>On-call rotations, by cell.</summary>
    public static RuleKind<OnCallRotation> OnCall { get; } = new(
        "on-call rotation",
        rotation => rotation.Cell,
        book => book.OnCall,
        (book, versions) => book with { OnCall = versions },
        (rotation, _) => OnCallRules.Check(rotation));

    /// <summary>Contacts.</summary>
    public static RuleKind<Contact> Contact { get; } = new(
        "contact",
        contact => contact.Id,
        book => book.Contacts,
        (book, versions) => book with { Contacts = versions },
        (contact, _) => ContactRules.Check(contact));

    /// <summary>Checklists.</summary>
    public static RuleKind<Checklist> Checklist { get; } = new(
        "checklist",
        checklist => checklist.Id,
        book => book.Checklists,
        (book, versions) => book with { Checklists = versions },
        ChecklistRules.Check);
}
