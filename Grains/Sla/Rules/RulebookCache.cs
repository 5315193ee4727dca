using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>
/// The rules in the memory of a process. Whoever needs the newest asks the rulebook for its revision, a number, together with all who ask at about that time, and reads the
/// whole only where it changed; whoever judges by versions that were pinned needs no question at all, because versions do not change.
/// </summary>
public sealed class RulebookCache : IDisposable
{
    private readonly IGrainFactory _grains;
    private readonly SharedQuestion<int> _revision;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile SlaRules _rules = SlaRules.None;

    /// <summary>Nothing is read before somebody asks.</summary>
    public RulebookCache(IGrainFactory grains)
    {
        _grains = grains;
        // It is the real time that passes between processes.
        _revision = new SharedQuestion<int>(() => Ask(rulebook => rulebook.Revision()), IRulebookGrain.Believed, TimeProvider.System);
    }

    /// <summary>The rules with every change that was acknowledged before this was asked.</summary>
    public async ValueTask<SlaRules> Newest()
    {
        var revision = await _revision.Ask();
        return _rules is { } rules && rules.Revision >= revision ? rules : await Read(revision);
    }

    /// <summary>Rules that know the versions that judge a ticket. They may be older than the newest.</summary>
    public ValueTask<SlaRules> Knowing(JudgedBy? judgedBy) => _rules is { } rules && rules.Knows(judgedBy) ? new(rules) : Newest();

    /// <summary>Rules that know every version that a ticket speaks of. They may be older than the newest.</summary>
    public ValueTask<SlaRules> Knowing(TicketState ticket) => _rules is { } rules && rules.Knows(ticket) ? new(rules) : Newest();

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    /// <summary>
    /// Asks again where an answer was lost: all decisions of this process may be waiting for it. So it is on no grain's turn that the answer is taken: the grain that
    /// happened to ask first may have other things to do.
    /// </summary>
    private async Task<T> Ask<T>(Func<IRulebookGrain, Task<T>> question)
    {
        var rulebook = _grains.GetGrain<IRulebookGrain>(IRulebookGrain.Key);
        try
        {
            return await question(rulebook).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return await question(rulebook).ConfigureAwait(false);
        }
    }

    /// <summary>Reads one at a time; who waited is content with what another read, if it is new enough.</summary>
    private async Task<SlaRules> Read(int revision)
    {
        await _reading.WaitAsync();
        try
        {
            if (_rules.Revision < revision)
                _rules = new SlaRules(await Ask(rulebook => rulebook.Read()), _rules);
            return _rules;
        }
        finally
        {
            _reading.Release();
        }
    }
}
