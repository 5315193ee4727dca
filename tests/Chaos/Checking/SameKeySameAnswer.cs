namespace Dispatch.Chaos.Checking;

/// <summary>Promise 6: once a command was acknowledged, the same key gets the same answer, for ever.</summary>
public sealed class SameKeySameAnswer : IPromise
{
    private const int Number = 6;

    /// <inheritdoc />
    public IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var command in evidence.Commands)
        {
            // Silence and "not now" are no answers.
            var answers = command.Replies.SkipWhile(reply => !reply.IsAcknowledged).Where(reply => reply.IsAcknowledged || reply.IsRefused).ToList();
            if (answers.FirstOrDefault(answer => answer != answers[0]) is { } other)
                yield return new Violation(Number, $"'{command.Name}' ({command.Key}) was answered {answers[0].Status} {answers[0].Body} and then {other.Status} {other.Body}");
        }
    }
}
