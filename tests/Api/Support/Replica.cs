using System.Collections.Concurrent;
using System.Text.Json;

namespace Dispatch.Tests.Api;

/// <summary>The rule of the contract: a frame is applied when it follows; anything else means asking again from the position.</summary>
internal sealed class Replica
{
    private readonly Screen _screen;
    private readonly string _cell;
    private readonly int _loseEvery;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _asking = new(1, 1);
    private string? _epoch;
    private long _sequence;

    public Replica(Screen screen, string cell, int loseEvery = int.MaxValue)
    {
        (_screen, _cell, _loseEvery) = (screen, cell, loseEvery);
        screen.Heard = Hear;
    }

    public ConcurrentDictionary<string, int> Versions { get; } = new(StringComparer.Ordinal);

    public int Frames { get; private set; }

    public int Lost { get; private set; }

    public int Caught { get; private set; }

    public async Task Watch()
    {
        await _asking.WaitAsync();
        try
        {
            object? position;
            lock (_lock)
                position = _epoch is null ? null : new { epoch = _epoch, sequence = _sequence };
            var answer = await _screen.Watch("WatchCell", _cell, position);
            lock (_lock)
            {
                if (answer.TryGetProperty("snapshot", out var snapshot))
                    Take(snapshot);
                foreach (var frame in answer.TryGetProperty("frames", out var frames) ? frames.EnumerateArray() : default)
                    Apply(frame);
                Caught += position is null ? 0 : 1;
            }
        }
        finally
        {
            _asking.Release();
        }
    }

    private void Hear(string message, JsonElement body)
    {
        bool behind;
        lock (_lock)
        {
            if (message == "cellChanged" && ++Frames % _loseEvery == 0)
            {
                Lost++;
                return;
            }

            behind = message == "cellChanged" ? !Apply(body) : body.GetProperty("epoch").GetString() != _epoch || body.GetProperty("sequence").GetInt64() > _sequence;
        }

        if (behind)
            _ = Watch();
    }

    private void Take(JsonElement snapshot)
    {
        Versions.Clear();
        foreach (var row in snapshot.GetProperty("rows").EnumerateArray())
            Versions[row.GetProperty("number").GetString()!] = row.GetProperty("version").GetInt32();
        (_epoch, _sequence) = (snapshot.GetProperty("epoch").GetString(), snapshot.GetProperty("sequence").GetInt64());
    }

    private bool Apply(JsonElement frame)
    {
        if (frame.GetProperty("epoch").GetString() != _epoch || frame.GetProperty("from").GetInt64() > _sequence + 1)
            return false;
        if (frame.GetProperty("to").GetInt64() <= _sequence)
            return true;
        foreach (var row in frame.GetProperty("rows").EnumerateArray())
            Versions[row.GetProperty("number").GetString()!] = row.GetProperty("version").GetInt32();
        foreach (var number in frame.GetProperty("removed").EnumerateArray())
            Versions.TryRemove(number.GetString()!, out _);
        _sequence = frame.GetProperty("to").GetInt64();
        return true;
    }
}
