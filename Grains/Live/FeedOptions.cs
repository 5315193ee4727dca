using System.ComponentModel.DataAnnotations;

namespace Dispatch.Live;

/// <summary>How live boards are pushed: section <c>Dispatch:Feed</c>.</summary>
public sealed class FeedOptions
{
    /// <summary>For how long changes are gathered into one frame; default 50 ms, which no eye sees.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:05")]
    public TimeSpan FrameDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// For how long changes of a roster are gathered; default 250 ms: its rows are larger, and what costs is bytes. Technicians move all day, and a map that
    /// moves four times a second is live.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:05")]
    public TimeSpan RosterDelay { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How often a watched feed says where it is and asks the store for changes whose notice was lost; default 2 s, so that a lost notice and
    /// a lost frame together are healed within 5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Who listens and has heard nothing for so long asks again: the grain may have died and live elsewhere, where nobody listens yet. A beat that comes late
    /// costs a question; one and a half beats and a question that is asked twice end within 5 s.
    /// </summary>
    public TimeSpan Silence => 1.5 * Heartbeat;

    /// <summary>How long an answer is waited for before it is asked again beside it: the call may hang at a silo that died meanwhile.</summary>
    public TimeSpan Patience => Heartbeat / 2;

    /// <summary>How long an observer is kept that does not renew its lease; default 90 s, three renewals.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>How often a lease is renewed: it outlives two renewals that were lost.</summary>
    public TimeSpan Renewal => Lease / 3;

    /// <summary>How many frames a feed keeps for clients that missed some; default 512.</summary>
    [Range(1, 100_000)]
    public int KeptFrames { get; set; } = 512;
}
