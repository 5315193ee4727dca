using NodaTime;

namespace Dispatch.Sla;

/// <summary>
/// Who is on call at an instant. A turn begins at the same local time whatever the clock does: a handover that the clock skips happens at the instant
/// of the change, one whose local time occurs twice at the earlier of the two.
/// </summary>
public sealed class OnCallTurns
{
    private readonly OnCallRotation _rotation;
    private readonly DateTimeZone _zone;
    private readonly LocalDate _first;

    /// <summary>Of a rotation.</summary>
    /// <exception cref="ArgumentException">There is no such time zone.</exception>
    public OnCallTurns(OnCallRotation rotation)
    {
        _rotation = rotation;
        _zone = TimeZones.Find(rotation.Zone) ?? throw new ArgumentException($"There is no time zone '{rotation.Zone}'.", nameof(rotation));
        _first = LocalDate.FromDateOnly(rotation.From);
    }

    /// <summary>Who is on call; null for nobody: before the first turn, where nobody takes turns, and where an exception says so.</summary>
    public string? At(DateTimeOffset at)
    {
        foreach (var exception in _rotation.Overrides.Reverse())
        {
            if (exception.From <= at && at < exception.To)
                return exception.Person;
        }

        return _rotation.People.Count > 0 && TurnAt(at) is { } turn ? _rotation.People[turn % _rotation.People.Count] : null;
    }

    /// <summary>The turn, counted from 0; null before the first.</summary>
    private int? TurnAt(DateTimeOffset at)
    {
        var instant = Instant.FromDateTimeOffset(at);
        // The handover of a date is within that date, or at the change of the clock that ends or begins it: one turn more or less at most.
        var turn = FloorDiv(Period.DaysBetween(_first, instant.InZone(_zone).Date), _rotation.Days);
        while (Begins(turn + 1) <= instant)
            turn++;
        while (turn >= 0 && Begins(turn) > instant)
            turn--;
        return turn < 0 ? null : turn;
    }

    private Instant Begins(int turn)
    {
        var mapping = _zone.MapLocal(_first.PlusDays(turn * _rotation.Days).At(LocalTime.FromTimeOnly(_rotation.Handover)));
        return mapping.Count is 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
    }

    private static int FloorDiv(int a, int b) => (a / b) - (a % b < 0 ? 1 : 0);
}
