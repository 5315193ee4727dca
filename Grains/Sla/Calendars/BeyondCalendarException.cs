namespace Dispatch.Sla;

/// <summary>
/// An instant that no calendar reaches: before <see cref="BusinessCalendar.Earliest"/>, at or after <see cref="BusinessCalendar.Latest"/>, or
/// more than <see cref="BusinessCalendar.YearsAhead"/> years after the start, as where a calendar hardly ever opens.
/// </summary>
public sealed class BeyondCalendarException : Exception
{
    /// <summary>With a sentence that a person can act on.</summary>
    public BeyondCalendarException(string message)
        : base(message)
    {
    }

    /// <summary>Without one.</summary>
    public BeyondCalendarException()
        : this("The instant is beyond what calendars reach.")
    {
    }

    /// <summary>With what led to it.</summary>
    public BeyondCalendarException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
