using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Dispatch.People;

/// <summary>Counts failures of names that nobody has, and locks them like accounts: otherwise the lock would tell which names there are.</summary>
internal sealed class UnknownNames(TimeProvider clock, IOptions<SignInOptions> options)
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset? Until)> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Until when the name is locked; null if it is not.</summary>
    public DateTimeOffset? LockedUntil(string name) => _names.TryGetValue(name, out var known) && known.Until > clock.GetUtcNow() ? known.Until : null;

    /// <summary>Counts a failure. One at a time for a name.</summary>
    public void Fail(string name)
    {
        if (_names.Count >= Most)
            _names.Clear();
        var failures = _names.GetValueOrDefault(name).Failures + 1;
        _names[name] = failures < options.Value.Failures ? (failures, null) : (0, clock.Now() + options.Value.Lockout);
    }
}
