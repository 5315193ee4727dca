using Dispatch.Access;
using Dispatch.Tickets;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Sla;

/// <summary>
/// What phones are told, page open or not: work that was given to their owner, moved or taken away by somebody else, and whatever their owner is told live.
/// It goes through the outbox, in the transaction of what it tells; for those without a phone nothing is written.
/// </summary>
internal sealed class PhoneNotices(GrainReferences grains)
{
    /// <summary>The steps, with what their phones are to be told.</summary>
    public async Task<IReadOnlyList<TicketStep>> Add(IReadOnlyList<TicketStep> steps, CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        var wanted = steps.Select(step => Of(step.Before, step.After, step.Decision.Entries, envelope.Actor, envelope.Rights).ToList()).ToList();
        var people = wanted.SelectMany(notices => notices.Select(notice => notice.Notice.Person!)).ToHashSet(StringComparer.Ordinal);
        if (people.Count == 0)
            return steps;
        // Whoever was asked for their time has said it already.
        var known = steps.Where(step => step.BookedHasPhones is not null).ToDictionary(step => step.Booking!.Technician, step => step.BookedHasPhones!.Value);
        var reached = await Task.WhenAll(people.Select(async person =>
            (Person: person, HasPhones: known.TryGetValue(person, out var has) ? has : await grains.Technician(person).HasPhones(cancellationToken))));
        people.ExceptWith(reached.Where(one => !one.HasPhones).Select(one => one.Person));
        return [.. steps.Zip(wanted, (step, notices) => step with { Asked = [.. notices.Where(notice => people.Contains(notice.Notice.Person!))] })];
    }

    /// <summary>What the phones of those concerned would be told, if they had any.</summary>
    /// <param name="before">The ticket before.</param>
    /// <param name="after">The ticket after.</param>
    /// <param name="entries">The new lines of its journal.</param>
    /// <param name="actor">Who brought it about: they know what they did themselves.</param>
    /// <param name="rights">Which technician that is.</param>
    public static IEnumerable<AskedNotice> Of(TicketState before, TicketState after, IReadOnlyList<JournalEntry> entries, Actor actor, Rights rights)
    {
        // Imported history tells nobody (sla.md rule 17).
        if (after.Historical)
            yield break;
        foreach (var entry in entries)
        {
            foreach (var notice in JournalNotices.In(entry.Event).Where(notice => notice is { Channel: NotificationChannel.Live, Person: not null }))
                yield return new AskedNotice(entry.Version, notice with { Channel = NotificationChannel.Push });
        }

        if (entries.LastOrDefault(entry => MovesWork(entry.Event)) is not { Version: var version })
            yield break;
        if (before.Technician is { } former && former != after.Technician && !IsSelf(former))
            yield return Asked(former, WorkChange.Taken, before.Cell);
        if (after.Intervention is not { Technician: var technician } now || IsSelf(technician))
            yield break;
        if (technician != before.Technician)
            yield return Asked(technician, WorkChange.Given, after.Cell);
        else if (now.Mode != before.Intervention!.Mode || now.Window != before.Intervention.Window)
            yield return Asked(technician, WorkChange.Moved, after.Cell);

        bool IsSelf(string person) => person == rights.Technician || actor == new Actor(person, Roles.Technician);

        AskedNotice Asked(string person, WorkChange change, string cell) =>
            new(version, new Notice(Audience.Technician, person, cell, NotificationChannel.Push, null) { Work = change });
    }

    private static bool MovesWork(TicketEvent fact) => fact
        is Assigned or Reassigned or Declined or OfferExpired or VisitFinished or Unassigned or Displaced or Transferred or Resumed or Resolved or Cancelled;
}
