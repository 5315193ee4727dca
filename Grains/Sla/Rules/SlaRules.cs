using System.Collections.Frozen;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>
/// A rulebook ready to decide by: every version by its pin, calendars compiled when they are first asked for, and the choice of a policy. Immutable and
/// safe to share; calendars that an earlier revision compiled are used again.
/// </summary>
public sealed class SlaRules
{
    /// <summary>Nothing is promised.</summary>
    public static readonly SlaRules None = new(Rulebook.Empty);

    private readonly FrozenDictionary<RulePin, Lazy<BusinessCalendar>> _calendars;
    private readonly FrozenDictionary<RulePin, SlaPolicy> _policies;
    private readonly FrozenDictionary<RulePin, EscalationPolicy> _escalations;
    private readonly FrozenDictionary<string, RulePin> _currentCalendars;
    private readonly FrozenDictionary<string, string> _zones;
    private readonly FrozenDictionary<string, RulePin> _currentEscalations;
    private readonly FrozenDictionary<string, OnCallTurns> _onCall;
    private readonly FrozenDictionary<string, Contact> _contacts;

    /// <summary>The newest version of each policy, by identifier, with what a ticket is judged by that it is chosen for.</summary>
    private readonly (SlaPolicy Policy, JudgedBy JudgedBy)[] _current;

    /// <summary>Compiles a rulebook.</summary>
    /// <param name="book">The rulebook.</param>
    /// <param name="before">An earlier revision of the same rulebook, whose compiled calendars are used again.</param>
    public SlaRules(Rulebook book, SlaRules? before = null)
    {
        Book = book;
        _calendars = book.Calendars.ToFrozenDictionary(
            version => PinOf(RuleKinds.Calendar, version),
            version => before?._calendars.GetValueOrDefault(PinOf(RuleKinds.Calendar, version))
                ?? new Lazy<BusinessCalendar>(() => new BusinessCalendar(version.Document)));
        _policies = book.Policies.ToFrozenDictionary(version => PinOf(RuleKinds.Policy, version), version => version.Document);
        _escalations = book.Escalations.ToFrozenDictionary(version => PinOf(RuleKinds.Escalation, version), version => version.Document);
        _currentCalendars = Current(RuleKinds.Calendar);
        _zones = RuleKinds.Calendar.Newest(book).ToFrozenDictionary(version => version.Document.Id, version => version.Document.Zone);
        _currentEscalations = Current(RuleKinds.Escalation);
        _onCall = RuleKinds.OnCall.Newest(book).ToFrozenDictionary(version => version.Document.Cell, version => new OnCallTurns(version.Document));
        _contacts = RuleKinds.Contact.Newest(book).ToFrozenDictionary(version => version.Document.Id, version => version.Document);
        _current = [.. RuleKinds.Policy.Newest(book).Select(version => (version.Document, Pin(version)))];
    }

    /// <summary>What they were compiled from.</summary>
    public Rulebook Book { get; }

    /// <summary>Counts changes of the rulebook.</summary>
    public int Revision => Book.Revision;

    /// <summary>A version of a calendar.</summary>
    /// <exception cref="KeyNotFoundException">These rules are older than that version: see <see cref="Knows(TicketState)"/>.</exception>
    public BusinessCalendar Calendar(RulePin pin) => _calendars.TryGetValue(pin, out var calendar) ? calendar.Value : throw Unknown("calendar", pin);

    /// <summary>A version of a service-level policy.</summary>
    /// <exception cref="KeyNotFoundException">These rules are older than that version.</exception>
    public SlaPolicy Policy(RulePin pin) => _policies.TryGetValue(pin, out var policy) ? policy : throw Unknown("policy", pin);

    /// <summary>A version of an escalation policy.</summary>
    /// <exception cref="KeyNotFoundException">These rules are older than that version.</exception>
    public EscalationPolicy Escalation(RulePin pin) => _escalations.TryGetValue(pin, out var policy) ? policy : throw Unknown("escalation policy", pin);

    /// <summary>The newest version of a calendar, null if there is none.</summary>
    public RulePin? CurrentCalendar(string id) => _currentCalendars.GetValueOrDefault(id);

    /// <summary>The installation's default calendar: the one that the policy for all tickets counts resolutions on, of the lowest priority; null where there is none.</summary>
    public RulePin? DefaultCalendar
    {
        get
        {
            var goals = _current.Select(current => current.Policy).FirstOrDefault(policy => policy.AppliesTo.Count == 0)?.Targets
                .FirstOrDefault(target => target.Target is SlaTarget.Resolution)?.Goals;
            return goals?.OrderByDescending(goal => goal.Priority).Select(goal => goal.Calendar).OfType<string>().FirstOrDefault() is { } id ? CurrentCalendar(id) : null;
        }
    }

    /// <summary>IANA name of the zone of a cell's local time: that of its own calendar, else of <see cref="DefaultCalendar"/>; UTC where there is neither.</summary>
    public string ZoneOf(string? calendar) =>
        (calendar is null ? null : CurrentCalendar(calendar)) is { } own ? _zones[own.Id] : DefaultCalendar is { } usual ? _zones[usual.Id] : "Etc/UTC";

    /// <summary>The newest version of an escalation policy, null if there is none: a run that starts is pinned to it (sla.md rule 16).</summary>
    public RulePin? CurrentEscalation(string id) => _currentEscalations.GetValueOrDefault(id);

    /// <summary>Who is on call in a cell at an instant; null for nobody.</summary>
    public string? OnCall(string cell, DateTimeOffset at) => _onCall.TryGetValue(cell, out var turns) ? turns.At(at) : null;

    /// <summary>Where a person, or an audience as a whole, is reached; null where nobody recorded it.</summary>
    public Contact? Contact(string id) => _contacts.GetValueOrDefault(id);

    /// <summary>Whether every version that judges a ticket is known.</summary>
    public bool Knows(JudgedBy? judgedBy) =>
        judgedBy is null || (_policies.ContainsKey(judgedBy.Policy) && judgedBy.Calendars.All(_calendars.ContainsKey));

    /// <summary>Whether every version that a ticket speaks of is known: those that judge it, its clocks' calendars, its escalations.</summary>
    public bool Knows(TicketState ticket) =>
        Knows(ticket.JudgedBy)
        && ticket.Clocks.All(clock => _calendars.ContainsKey(clock.Calendar))
        && ticket.Escalations.All(run => _escalations.ContainsKey(run.Policy));

    /// <summary>
    /// The rules that judge a ticket from here on (see <see cref="PolicyScope"/>); null where no policy is for it. A policy that stays chosen
    /// keeps its pinned versions, and its pinned scope: a newer version of it is for new tickets (sla.md rule 13). One that is newly chosen is pinned as it is
    /// now, with every calendar that its goals are counted on. The cell's own calendar is pinned with it, if there is one.
    /// </summary>
    /// <param name="subject">What the choice looks at.</param>
    /// <param name="now">What judges the ticket now; null for a new one.</param>
    public JudgedBy? Choose(PolicySubject subject, JudgedBy? now)
    {
        JudgedBy? chosen = null;
        int? best = null;
        foreach (var (current, pinned) in _current)
        {
            var (policy, judgedBy) = pinned.Policy.Id == now?.Policy.Id ? (Policy(now.Policy), now) : (current, pinned);
            if (ScopeMatch.Of(policy, subject) is { } rank && !(best >= rank))
                (best, chosen) = (rank, judgedBy);
        }

        return chosen is null ? null : WithCellCalendar(chosen, subject.CellCalendar);
    }

    /// <summary>
    /// The rules that judge a ticket when a newer version of one document is applied to it (sla.md rule 13): that version, and of everything else what
    /// judged it before. A ticket that nothing judged yet is given what a new one would be. A version that is not newer changes nothing, whichever of two
    /// changes reaches the ticket last.
    /// </summary>
    /// <param name="subject">What the choice looks at.</param>
    /// <param name="now">What judges the ticket now.</param>
    /// <param name="policy">The newer version of a policy, where it is one.</param>
    /// <param name="calendar">The newer version of a calendar, where it is one.</param>
    public JudgedBy? Rejudge(PolicySubject subject, JudgedBy? now, RulePin? policy, RulePin? calendar)
    {
        if (now is null)
            return Choose(subject, null);
        if (policy is not null && IsNewer(policy, now.Policy))
        {
            var calendars = CalendarsOf(Policy(policy)).Select(id => now.CalendarOf(id) ?? _currentCalendars[id]).ToValueList();
            now = WithCellCalendar(new JudgedBy(policy, calendars), subject.CellCalendar);
        }

        return calendar is null ? now : now with { Calendars = now.Calendars.Select(pin => IsNewer(calendar, pin) ? calendar : pin).ToValueList() };
    }

    private static bool IsNewer(RulePin pin, RulePin than) => pin.Id == than.Id && pin.Version > than.Version;

    private static RulePin PinOf<T>(RuleKind<T> kind, Versioned<T> version)
        where T : class => new(kind.IdOf(version.Document), version.Version);

    private static KeyNotFoundException Unknown(string kind, RulePin pin) => new($"These rules do not know version {pin.Version} of the {kind} '{pin.Id}'.");

    private FrozenDictionary<string, RulePin> Current<T>(RuleKind<T> kind)
        where T : class => kind.Newest(Book).Select(version => PinOf(kind, version)).ToFrozenDictionary(pin => pin.Id);

    private JudgedBy Pin(Versioned<SlaPolicy> version) =>
        new(PinOf(RuleKinds.Policy, version), [.. CalendarsOf(version.Document).Select(id => _currentCalendars[id])]);

    private static IEnumerable<string> CalendarsOf(SlaPolicy policy) => policy.Targets
        .SelectMany(target => target.Goals)
        .Select(goal => goal.Calendar)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private JudgedBy WithCellCalendar(JudgedBy judgedBy, string? calendar) =>
        calendar is null || judgedBy.Calendars.Any(pin => pin.Id == calendar) || CurrentCalendar(calendar) is not { } pin
            ? judgedBy
            : judgedBy with { Calendars = [.. judgedBy.Calendars, pin] };
}
