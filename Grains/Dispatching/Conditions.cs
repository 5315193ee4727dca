using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>The hard conditions of a suggestion (domain.md, "Dispatching"): the first that is not met excludes, and says what would lift it.</summary>
internal static class Conditions
{
    /// <summary>What excludes somebody; null for nothing.</summary>
    public static Exclusion? Refuse(WorkToGive work, Contender contender, Journey journey)
    {
        if (work.Holder == contender.Id)
            return Of(contender, ExclusionRule.HasIt);
        if (LackedSkill(work, contender) is { } lacked)
            return lacked;
        if (work.Declined.Contains(contender.Id))
            return Of(contender, ExclusionRule.Declined);
        return Time(work, contender) ?? Bookings(work, contender, journey);
    }

    private static Exclusion? LackedSkill(WorkToGive work, Contender contender)
    {
        foreach (var needed in work.Skills)
        {
            var level = contender.LevelOf(needed.Name);
            if (level < needed.Level)
            {
                return Of(contender, level == 0 ? ExclusionRule.SkillMissing : ExclusionRule.SkillLevel) with
                {
                    Has = new Skill(needed.Name, level),
                    NeededLevel = needed.Level,
                };
            }
        }

        return null;
    }

    /// <summary>Shift, recorded absences, presence: as an assignment would find them. What somebody says of now counts for an appointment only within the shift that is now; without a shift, for no appointment.</summary>
    private static Exclusion? Time(WorkToGive work, Contender contender)
    {
        var wanted = work.Window ?? new TimeWindow(work.Now, work.Now + Instants.Smallest);
        if (contender.Shift is { } shift && !shift.Any(stretch => stretch.From <= wanted.From && wanted.To <= stretch.To))
            return Of(contender, ExclusionRule.OffShift) with { LiftsAt = NextShift(shift, wanted) };
        if ((work.Window is null ? contender.Technician.AbsenceAt(work.Now) : contender.Technician.AbsenceIn(wanted)) is { } absence)
            return Of(contender, ExclusionRule.Absent) with { LiftsAt = absence.To };
        if (work.Window is not null && !(contender.ShiftAt(work.Now) is { } now && wanted.From < now.To))
            return null;
        return contender.Technician.Presence switch
        {
            Presence.Off => Of(contender, ExclusionRule.Absent),
            Presence.Break when wanted.From <= work.Now => Of(contender, ExclusionRule.OnBreak),
            _ => null,
        };
    }

    /// <summary>By the rules of the agenda itself: what it would refuse now is not suggested.</summary>
    private static Exclusion? Bookings(WorkToGive work, Contender contender, Journey journey)
    {
        var wanted = new Booking(work.Number, contender.Id, work.Mode, work.Window, InProgress: work.Mode is not InterventionMode.OnSite && work.Window is null);
        var agenda = new Agenda();
        agenda.Load(contender.Work.Select(planned => planned.Booking), DateTimeOffset.MinValue);
        var conflicts = agenda.Conflicts(wanted, contender.Technician.Profile.Parallel);
        if (conflicts.Count > 0 && wanted.InProgress)
            return Of(contender, ExclusionRule.ParallelLimit) with { Parallel = conflicts.Count };
        if (conflicts.OrderBy(booking => booking.Window!.From).ThenBy(booking => booking.Number.Value).FirstOrDefault() is { } first)
        {
            return Of(contender, ExclusionRule.Booked) with
            {
                Number = first.Number,
                Window = first.Window,
                LiftsAt = FirstGap(agenda, wanted, contender),
            };
        }

        if (journey.FreeAt == DateTimeOffset.MaxValue)
            return Of(contender, ExclusionRule.TooLate);
        return work.Window is { } window && journey.Arrival >= window.To ? Of(contender, ExclusionRule.TooLate) with { LiftsAt = journey.Arrival } : null;
    }

    /// <summary>When the same length is first free of appointments.</summary>
    private static DateTimeOffset? FirstGap(Agenda agenda, Booking wanted, Contender contender)
    {
        var length = wanted.Window!.To - wanted.Window.From;
        foreach (var from in contender.Work.Select(planned => planned.Booking.Window?.To).Where(to => to > wanted.Window.From).Order())
        {
            if (from < DateTimeOffset.MaxValue - length
                && agenda.Conflicts(wanted with { Window = new TimeWindow(from.Value, from.Value + length) }, contender.Technician.Profile.Parallel).Count == 0)
                return from;
        }

        return null;
    }

    private static DateTimeOffset? NextShift(IReadOnlyList<OpenInterval> shift, TimeWindow wanted) => shift
        .Select(stretch => (DateTimeOffset?)Instants.Later(stretch.From, wanted.From))
        .Zip(shift, (from, stretch) => stretch.To - from >= wanted.To - wanted.From ? from : null)
        .FirstOrDefault(from => from is not null);

    private static Exclusion Of(Contender contender, ExclusionRule rule) =>
        new() { Technician = contender.Id, Name = contender.Technician.Profile.Name, Rule = rule };
}
