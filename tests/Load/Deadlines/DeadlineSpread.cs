namespace Dispatch.Load.Deadlines;

/// <summary>When which deadline falls: evenly over a time, every cell with its share at every moment.</summary>
/// <param name="From">The first.</param>
/// <param name="Within">All fall in this time.</param>
/// <param name="Count">How many there are.</param>
public sealed record DeadlineSpread(DateTimeOffset From, TimeSpan Within, int Count)
{
    /// <summary>None falls later.</summary>
    public DateTimeOffset To => From + Within;

    /// <summary>When the one with this index, from 0, falls; whole milliseconds, as the server keeps instants.</summary>
    public DateTimeOffset this[int index] => Instants.Trim(From + (Within * index / Count));

    /// <summary>Begins when so many commands have been sent at this pace, with a third to spare, the server has settled, and the commands have been measured without deadlines.</summary>
    /// <param name="now">The sending begins.</param>
    /// <param name="commandsPerSecond">The pace of the commands before.</param>
    /// <param name="options">What is asked for.</param>
    public static DeadlineSpread After(DateTimeOffset now, double commandsPerSecond, DeadlineOptions options)
    {
        var sending = TimeSpan.FromSeconds(options.Due / Math.Max(commandsPerSecond, 1)) * 4 / 3;
        return new DeadlineSpread(Instants.Trim(now + sending + options.Settle + options.Idle + s_pause), options.Within, options.Due);
    }

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);
}
