using Dispatch.Roster;

namespace Dispatch.Sla;

/// <summary>The rulebook: every version of every document that service levels are judged by.</summary>
internal sealed class RulebookGrain(
    [PersistentState("rulebook", RosterStorage.Name)] IPersistentState<RulebookRecord> record, TimeProvider clock) : Grain, IRulebookGrain
{
    /// <summary>Nobody believes the last answer any more: twice as long, because a timer may be early by the grain of its clock.</summary>
    private static readonly TimeSpan s_forgotten = 2 * IRulebookGrain.Believed;

    /// <summary>What is stored: while a change is on its way to the database, readers see the rulebook before it.</summary>
    private Rulebook _book = Rulebook.Empty;

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _book = record.State.Book;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<int> Revision() => Task.FromResult(_book.Revision);

    /// <inheritdoc />
    public Task<Rulebook> Read() => Task.FromResult(_book);

    /// <inheritdoc />
    public async Task<bool> Begin(Rulebook first, CancellationToken cancellationToken)
    {
        if (_book.Revision > 0)
            return false;
        await Record(first with { Revision = 1 }, cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public Task<RuleOutcome<CalendarProfile>> PutCalendar(RulePut<CalendarProfile> put, CancellationToken cancellationToken) =>
        Put(RuleKinds.Calendar, put, cancellationToken);

    /// <inheritdoc />
    public Task<RuleOutcome<SlaPolicy>> PutPolicy(RulePut<SlaPolicy> put, CancellationToken cancellationToken) =>
        Put(RuleKinds.Policy, put, cancellationToken);

    /// <inheritdoc />
    public Task<RuleOutcome<EscalationPolicy>> PutEscalation(RulePut<EscalationPolicy> put, CancellationToken cancellationToken) =>
        Put(RuleKinds.Escalation, put, cancellationToken);

    /// <inheritdoc />
    public Task<RuleOutcome<OnCallRotation>> PutOnCall(RulePut<OnCallRotation> put, CancellationToken cancellationToken) =>
        Put(RuleKinds.OnCall, put, cancellationToken);

    /// <inheritdoc />
    public Task<RuleOutcome<Contact>> PutContact(RulePut<Contact> put, CancellationToken cancellationToken) =>
        Put(RuleKinds.Contact, put, cancellationToken);

    /// <inheritdoc />
    public Task<RuleOutcome<Checklist>> PutChecklist(RulePut<Checklist> put, CancellationToken cancellationToken) =>
        Put(RuleKinds.Checklist, put, cancellationToken);

    private async Task<RuleOutcome<T>> Put<T>(RuleKind<T> kind, RulePut<T> put, CancellationToken cancellationToken)
        where T : class
    {
        var (book, outcome) = kind.Decide(_book, put, clock.Now());
        if (book != _book)
            await Record(book, cancellationToken);
        return outcome;
    }

    private async Task Record(Rulebook book, CancellationToken cancellationToken)
    {
        record.State.Book = book;
        await this.Write(record, () => record.State.Book = _book, cancellationToken);
        _book = book;

        // Whoever hears that it is in force finds it in force in every process. What is short here is the real time; a silo that is killed meanwhile is missed later.
        await Task.Delay(s_forgotten, TimeProvider.System, CancellationToken.None);
    }
}
