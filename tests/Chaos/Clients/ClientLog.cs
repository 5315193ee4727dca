using System.Collections.Concurrent;
using Dispatch.Chaos.Checking;

namespace Dispatch.Chaos.Clients;

/// <summary>What all clients of an installation sent and heard, from its beginning.</summary>
internal sealed class ClientLog
{
    private readonly ConcurrentDictionary<string, Remembered> _commands = new(StringComparer.Ordinal);
    private int _acknowledged;
    private int _unanswered;

    /// <summary>How many acknowledgements came so far, those of repetitions not counted.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>How many attempts brought no answer, or "not now".</summary>
    public int Unanswered => _unanswered;

    /// <summary>As the checker reads it.</summary>
    public IReadOnlyList<SentCommand> Commands => [.. _commands.OrderBy(command => command.Key, StringComparer.Ordinal).Select(command => command.Value.Read(command.Key))];

    /// <summary>Those that began with this key and were acknowledged, in order of their keys.</summary>
    public IReadOnlyList<(string Key, Draft Draft)> AcknowledgedUnder(string prefix) =>
    [
        .. _commands.Where(command => command.Key.StartsWith(prefix, StringComparison.Ordinal) && command.Value.Read(command.Key).Acknowledgement is not null)
            .Select(command => (command.Key, command.Value.Draft))
            .OrderBy(command => command.Key, StringComparer.Ordinal),
    ];

    /// <summary>Keeps a reply.</summary>
    public void Keep(string key, Draft draft, Reply reply)
    {
        if (_commands.GetOrAdd(key, _ => new Remembered(draft)).Add(reply))
            Interlocked.Increment(ref _acknowledged);
        if (!reply.IsAcknowledged && !reply.IsRefused)
            Interlocked.Increment(ref _unanswered);
    }

    private sealed class Remembered(Draft draft)
    {
        private readonly Lock _lock = new();
        private readonly List<Reply> _replies = [];

        public Draft Draft => draft;

        /// <returns>Whether it is the first acknowledgement.</returns>
        public bool Add(Reply reply)
        {
            lock (_lock)
            {
                var first = reply.IsAcknowledged && !_replies.Exists(earlier => earlier.IsAcknowledged);
                _replies.Add(reply);
                return first;
            }
        }

        public SentCommand Read(string key)
        {
            lock (_lock)
                return new SentCommand(key, draft.Name, draft.Fact, [.. _replies]);
        }
    }
}
