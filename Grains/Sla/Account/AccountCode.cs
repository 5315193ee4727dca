namespace Dispatch.Sla;

/// <summary>What a line of a clock's account tells.</summary>
public enum AccountCode
{
    /// <summary>The clock began to run.</summary>
    Started,

    /// <summary>It was closed on a date on which the calendar is open otherwise.</summary>
    Closed,

    /// <summary>Other hours held on a date.</summary>
    OtherHours,

    /// <summary>It began to stand still.</summary>
    Paused,

    /// <summary>It went on.</summary>
    Resumed,

    /// <summary>Another priority gave it another goal or calendar.</summary>
    PriorityChanged,

    /// <summary>Another policy, or another version of it, gave it another goal or calendar.</summary>
    PolicyChanged,

    /// <summary>Another version of its calendar holds.</summary>
    CalendarChanged,

    /// <summary>It passed a threshold.</summary>
    Warned,

    /// <summary>Its goal was not reached in time.</summary>
    Breached,

    /// <summary>A breach that was recorded did not happen.</summary>
    Corrected,

    /// <summary>It stopped in time.</summary>
    Met,

    /// <summary>It stopped after it had been broken.</summary>
    Stopped,

    /// <summary>Nothing is owed any more.</summary>
    Withdrawn,

    /// <summary>The ticket was reopened, and it went on.</summary>
    Reopened,

    /// <summary>It runs, as of the account.</summary>
    Running,

    /// <summary>It stands still, as of the account.</summary>
    Waiting,
}
