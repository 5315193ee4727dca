using Orleans.Concurrency;

namespace Dispatch.Sla;

/// <summary>
/// The rulebook of the installation: one grain, so that what refers to each other is checked and recorded in one place. A change is refused as a
/// whole, and the version before it stays in force, where anything is wrong with it. A document that says what its newest version says is not
/// recorded again.
/// </summary>
[Alias("rulebook-grain")]
public interface IRulebookGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Key = "rulebook";

    /// <summary>How long an answer from memory may take; one that takes longer was lost with a connection or a silo. Decisions wait for it, so it is missed soon.</summary>
    const string Patience = "00:00:02";

    /// <summary>For how long a process believes its last answer about the revision.</summary>
    static readonly TimeSpan Believed = TimeSpan.FromMilliseconds(25);

    /// <summary>Counts changes: whoever has this revision has the newest. May be asked once for all who ask within <see cref="Believed"/>, which no change is quicker than.</summary>
    [Alias("revision"), AlwaysInterleave, ResponseTimeout(Patience)]
    Task<int> Revision();

    /// <summary>All of it.</summary>
    [Alias("read"), AlwaysInterleave, ResponseTimeout(Patience)]
    Task<Rulebook> Read();

    /// <summary>Records what an installation begins with, unless anything was ever recorded.</summary>
    /// <returns>Whether it was recorded: true at most once in the life of an installation.</returns>
    [Alias("begin")]
    Task<bool> Begin(Rulebook first, CancellationToken cancellationToken = default);

    /// <summary>Records a version of a calendar.</summary>
    [Alias("put-calendar")]
    Task<RuleOutcome<CalendarProfile>> PutCalendar(RulePut<CalendarProfile> put, CancellationToken cancellationToken = default);

    /// <summary>Records a version of a service-level policy. Tickets keep the versions that they are judged by.</summary>
    [Alias("put-policy")]
    Task<RuleOutcome<SlaPolicy>> PutPolicy(RulePut<SlaPolicy> put, CancellationToken cancellationToken = default);

    /// <summary>Records a version of an escalation policy. Runs under way keep theirs.</summary>
    [Alias("put-escalation")]
    Task<RuleOutcome<EscalationPolicy>> PutEscalation(RulePut<EscalationPolicy> put, CancellationToken cancellationToken = default);

    /// <summary>Records who is on call in a cell.</summary>
    [Alias("put-on-call")]
    Task<RuleOutcome<OnCallRotation>> PutOnCall(RulePut<OnCallRotation> put, CancellationToken cancellationToken = default);

    /// <summary>Records where somebody is reached.</summary>
    [Alias("put-contact")]
    Task<RuleOutcome<Contact>> PutContact(RulePut<Contact> put, CancellationToken cancellationToken = default);

    /// <summary>Records a version of a checklist. What was done by an earlier one stays done.</summary>
    [Alias("put-checklist")]
    Task<RuleOutcome<Checklist>> PutChecklist(RulePut<Checklist> put, CancellationToken cancellationToken = default);
}
