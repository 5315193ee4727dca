using Dispatch.Live;
using Dispatch.Roster;
using Dispatch.Tickets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Utilities;

namespace Dispatch.Technicians;

/// <summary>One technician. Bookings pass through here one at a time; the rows that tickets commit are the truth, the agenda a copy of them.</summary>
internal sealed class TechnicianGrain(
    [PersistentState(RosterStorage.Technician, RosterStorage.Name)] IPersistentState<TechnicianRecord> record,
    [PersistentState(RosterStorage.Phones, RosterStorage.Name)] IPersistentState<PhonesRecord> phones,
    ITicketStore store,
    TimeProvider clock,
    IOptions<FeedOptions> feedOptions,
    ILogger<TechnicianGrain> logger) : Grain, ITechnicianGrain
{
    /// <summary>After this long a hold without a commit is over, and the store decides.</summary>
    private static readonly TimeSpan s_holdLapses = TimeSpan.FromSeconds(15);

    /// <summary>For so long it is known when they were away.</summary>
    private static readonly TimeSpan s_absencesKept = TimeSpan.FromDays(31);

    private readonly Agenda _agenda = new();
    private readonly ObserverManager<IRosterGrain> _followers = new(feedOptions.Value.Lease, logger);
    private bool _agendaLoaded;
    private TicketFeed? _feed;

    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private TicketFeed Feed => _feed ??= new TicketFeed(this, FeedName.Technician(Id), store, feedOptions.Value, logger);

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _feed?.Leave() ?? Task.CompletedTask;

    /// <inheritdoc />
    public Task<TechnicianView?> Get(CancellationToken cancellationToken) => Task.FromResult(record.State.View);

    /// <inheritdoc />
    public async Task<PutOutcome<TechnicianView>> Put(TechnicianProfile profile, int? expectedVersion, CancellationToken cancellationToken)
    {
        var current = record.State.View;
        var version = current?.Version ?? 0;
        if (expectedVersion is not null && expectedVersion != version)
            return new PutOutcome<TechnicianView>(current, version, Written: false, Created: false);
        var next = current is null
            ? new TechnicianView(profile, 1, Presence.Available, clock.Now())
            : current with { Profile = profile, Version = version + 1 };
        next = await Write(next, cancellationToken);

        // Rosters that they have come to do not follow them yet.
        foreach (var cell in profile.Cells.Except(current?.Profile.Cells ?? []))
            await GrainFactory.GetGrain<IRosterGrain>(GrainKeys.Cell(cell)).TechnicianChanged(next);
        return new PutOutcome<TechnicianView>(next, next.Version, Written: true, Created: current is null);
    }

    /// <inheritdoc />
    public Task<TechnicianView?> SetPresence(Presence presence, CancellationToken cancellationToken) =>
        Change(view => view with { Presence = presence, PresenceAt = clock.Now() }, cancellationToken);

    /// <inheritdoc />
    public Task<TechnicianView?> SetPosition(Position position, CancellationToken cancellationToken) =>
        Change(view => view with { Position = position, PositionAt = clock.Now() }, cancellationToken);

    /// <inheritdoc />
    public Task ForgetPosition(DateTimeOffset seenBefore, CancellationToken cancellationToken) => record.State.View?.PositionAt < seenBefore
        ? Change(view => view with { Position = null, PositionAt = null }, cancellationToken)
        : Task.CompletedTask;

    /// <inheritdoc />
    public Task<TechnicianView?> PutAbsence(Absence absence, CancellationToken cancellationToken)
    {
        var kept = clock.Now() - s_absencesKept;
        return Change(
            view => view with
            {
                Absences = (view.Absences ?? []).Where(other => other.Id != absence.Id && other.To > kept).Append(absence)
                    .OrderBy(each => each.From).ThenBy(each => each.Id, StringComparer.Ordinal).ToValueList(),
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<TechnicianView?> CancelAbsence(string absence, CancellationToken cancellationToken) =>
        record.State.View?.Absences?.Any(other => other.Id == absence) is true
            ? Change(view => view with { Absences = view.Absences!.Where(other => other.Id != absence).ToValueList() }, cancellationToken)
            : Task.FromResult(record.State.View);

    /// <inheritdoc />
    public async Task<Reservation> Reserve(Booking booking, bool displace, bool ordered, CancellationToken cancellationToken)
    {
        if (record.State.View is not { } view)
            return new Reservation(null, [], Unknown: true);
        if (ordered && (booking.Window is { } window ? view.AbsenceIn(window) : view.AbsenceAt(clock.Now())) is { } absence)
            return new Reservation(null, [], Absence: absence);
        if (!_agendaLoaded)
            await LoadAgenda(cancellationToken);

        var parallel = view.Profile.Parallel;
        var conflicts = _agenda.Conflicts(booking, parallel);
        if (conflicts.Count > 0)
        {
            // Nobody is refused on hearsay: what is in the way is read from the store first.
            await LoadAgenda(cancellationToken);
            conflicts = _agenda.Conflicts(booking, parallel);
        }

        if (conflicts.Count > 0 && (!displace || conflicts.Any(_agenda.IsHeld)))
            return new Reservation(null, conflicts.ToValueList());
        return new Reservation(_agenda.Hold(booking, parallel, clock.Now()), conflicts.ToValueList(), HasPhones: phones.State.Phones.Count > 0);
    }

    /// <inheritdoc />
    public Task Settle(TicketNumber number, Booking? booking)
    {
        _agenda.Settle(number, booking);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task Follow(IRosterGrain roster)
    {
        _followers.Subscribe(roster, roster);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task TicketChanged(BoardChange change, BookingChange? booking)
    {
        if (booking is not null)
            _agenda.Settle(change.Number, booking.Booking);
        _feed?.Apply(change);
        return Tell(roster => roster.WorkChanged(Id, change));
    }

    /// <inheritdoc />
    public Task Push(PushedNotice notice) => _feed?.Push(notice) ?? Task.CompletedTask;

    /// <inheritdoc />
    public Task<FeedCatchUp> Watch(IFeedObserver observer, FeedPosition? position) => Feed.Watch(observer, position);

    /// <inheritdoc />
    public Task Unwatch(IFeedObserver observer)
    {
        _feed?.Unwatch(observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<BoardSnapshot> Snapshot() => Feed.Snapshot();

    /// <inheritdoc />
    public Task<ValueList<Phone>> Phones() => Task.FromResult(phones.State.Phones);

    /// <inheritdoc />
    public Task<bool> HasPhones(CancellationToken cancellationToken) => Task.FromResult(phones.State.Phones.Count > 0);

    /// <inheritdoc />
    public async Task<Phone> AddPhone(Phone phone, CancellationToken cancellationToken)
    {
        if (phones.State.Phones.FirstOrDefault(known => known.Id == phone.Id) is { } before)
            phone = phone with { Since = before.Since, ReachedAt = before.ReachedAt };
        await Keep([.. phones.State.Phones.Where(known => known.Id != phone.Id).TakeLast(Phone.Most - 1), phone], cancellationToken);
        return phone;
    }

    /// <inheritdoc />
    public Task<bool> RemovePhone(string phone) => RemovePhones(known => known.Id == phone);

    /// <inheritdoc />
    public Task RemovePhones(string? session, string? account) => RemovePhones(known =>
        (session is null || known.Session == session) && (account is null || known.Account == account) && (session ?? account) is not null);

    /// <inheritdoc />
    public Task PhoneReached(string phone, DateTimeOffset at) => phones.State.Phones.Any(known => known.Id == phone)
        ? Keep(phones.State.Phones.Select(known => known.Id == phone ? known with { ReachedAt = at } : known).ToValueList())
        : Task.CompletedTask;

    private async Task<bool> RemovePhones(Func<Phone, bool> which)
    {
        var kept = phones.State.Phones.Where(phone => !which(phone)).ToValueList();
        if (kept.Count == phones.State.Phones.Count)
            return false;
        await Keep(kept);
        return true;
    }

    private Task Keep(ValueList<Phone> kept, CancellationToken cancellationToken = default)
    {
        var before = phones.State.Phones;
        phones.State.Phones = kept;
        return this.Write(phones, () => phones.State.Phones = before, cancellationToken);
    }

    private async Task LoadAgenda(CancellationToken cancellationToken)
    {
        _agenda.Load(await store.ReadBookings(Id, cancellationToken), holdsLapsedBefore: clock.Now() - s_holdLapses);
        _agendaLoaded = true;
    }

    private async Task<TechnicianView?> Change(Func<TechnicianView, TechnicianView> change, CancellationToken cancellationToken)
    {
        if (record.State.View is not { } current)
            return null;
        return await Write(change(current), cancellationToken);
    }

    private async Task<TechnicianView> Write(TechnicianView next, CancellationToken cancellationToken)
    {
        var before = record.State.View;
        var written = next with { Revision = (before?.Revision ?? 0) + 1 };
        record.State.View = written;
        await this.Write(record, () => record.State.View = before, cancellationToken);
        await Tell(roster => roster.TechnicianChanged(written));
        return written;
    }

    /// <summary>Costs nothing while no roster is watched.</summary>
    private Task Tell(Func<IRosterGrain, Task> what)
    {
        _followers.ClearExpired();
        return _followers.Count == 0 ? Task.CompletedTask : _followers.Notify(what);
    }
}
