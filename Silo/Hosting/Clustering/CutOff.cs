namespace Dispatch.Hosting.Clustering;

/// <summary>
/// Ends a silo that alone does not reach the database: it answers the probes of the others, so they would leave it its grains, which could do nothing. When the database
/// is away for all there is nobody who could do more, and all of them wait for it.
/// </summary>
internal sealed class CutOff(IOtherSilos others, IFatalErrorHandler end)
{
    /// <summary>
    /// So many reads that failed one after the other, while another silo read, every <see cref="MembershipReading.Period"/>: 20 to 25 s, and up to 35 s where a read
    /// is not refused but waits for its time to run out. A wire that is put back in before that, or a database of which one silo hears a little later than another that it
    /// is back, ends nothing.
    /// </summary>
    public const int Most = 5;

    private int _alone;

    /// <summary>The database was read.</summary>
    public void Read() => _alone = 0;

    /// <summary>It could not be read: asks the others, and ends the process if that was once too often.</summary>
    /// <param name="why">Why it could not be read.</param>
    /// <param name="cancellationToken">The host stops.</param>
    public async Task NotRead(Exception why, CancellationToken cancellationToken)
    {
        _alone = await others.AnyReachesDatabase(cancellationToken) ? _alone + 1 : 0;
        if (_alone >= Most)
            end.OnFatalException(this, "This silo does not reach the database, and others of its cluster do: it ends, so that they take over its tickets. Look at its network, and start it again", why);
    }
}
