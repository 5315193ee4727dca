using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>The versions at which tickets left, for as long as an older notice about one of them may still come: the latest few thousand.</summary>
internal sealed class Departures
{
    private const int Remembered = 4096;

    private readonly Dictionary<TicketNumber, int> _versions = [];
    private readonly Queue<TicketNumber> _order = [];

    /// <summary>The version at which a ticket left; 0 if that is not known.</summary>
    public int VersionOf(TicketNumber number) => _versions.GetValueOrDefault(number);

    /// <summary>A ticket left.</summary>
    public void Add(TicketNumber number, int version)
    {
        if (!_versions.TryAdd(number, version))
        {
            _versions[number] = version;
            return;
        }

        _order.Enqueue(number);
        if (_order.Count > Remembered)
            _versions.Remove(_order.Dequeue());
    }
}
