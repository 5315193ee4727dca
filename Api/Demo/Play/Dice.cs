using Dispatch.Tickets;

namespace Dispatch.Demo.Play;

/// <summary>
/// The demo's chance. A ticket in one version always gets the same throw, so a script may be asked every second without changing its mind.
/// </summary>
/// <param name="seed">Where it begins.</param>
internal sealed class Dice(int seed)
{
    /// <summary>The throw for a ticket as it is now.</summary>
    public Random For(TicketResponse ticket) => For(ticket.Number.Value, ticket.Version);

    /// <summary>The throw for two numbers.</summary>
    public Random For(long a, long b) => new((int)Mix(Mix(Mix((ulong)seed) + (ulong)a) + (ulong)b));

    // splitmix64: neighbours in, strangers out. HashCode would give other numbers in every process.
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
