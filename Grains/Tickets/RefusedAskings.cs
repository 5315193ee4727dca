namespace Dispatch.Tickets;

/// <summary>
/// What was refused, by the asking. A question without an answer is asked again, and the first one may turn up after the second was answered: a silo that stood still
/// passes on what lay in its sockets when it goes on. What was told as refused must not be carried out then, whatever has become of the ticket.
/// </summary>
internal sealed class RefusedAskings
{
    private const int Most = 256;

    private readonly Dictionary<Guid, Refusal> _refusals = [];
    private readonly Queue<Guid> _order = [];

    /// <summary>What this asking was told; null if it was not refused.</summary>
    public Refusal? Find(Guid asking) => _refusals.GetValueOrDefault(asking);

    /// <summary>Remembers it until very many others were refused.</summary>
    public void Add(Guid asking, Refusal refusal)
    {
        if (asking == Guid.Empty || !_refusals.TryAdd(asking, refusal))
            return;
        _order.Enqueue(asking);
        if (_order.Count > Most)
            _refusals.Remove(_order.Dequeue());
    }
}
