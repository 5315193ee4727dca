namespace Dispatch.Chaos.Clients;

/// <summary>The tickets that clients reported lately: they meddle with each other's.</summary>
internal sealed class SharedTickets
{
    private const int Kept = 24;

    private readonly Lock _lock = new();
    private readonly List<string> _numbers = [];

    /// <summary>One of them; null where there is none.</summary>
    public string? Recent(int which)
    {
        lock (_lock)
            return _numbers.Count == 0 ? null : _numbers[which % _numbers.Count];
    }

    /// <summary>The latest, newest first.</summary>
    public IReadOnlyList<string> Latest(int count)
    {
        lock (_lock)
            return [.. Enumerable.Reverse(_numbers).Take(count)];
    }

    /// <summary>A new one.</summary>
    public void Add(string number)
    {
        lock (_lock)
        {
            _numbers.Add(number);
            if (_numbers.Count > Kept)
                _numbers.RemoveAt(0);
        }
    }
}
