namespace Dispatch.People;

/// <summary>
/// Attempts on one name come one after another: a hundred guesses at once would all be checked before the first failure is counted. Names share a
/// few gates, which also bounds how much of the machine is spent on hashing.
/// </summary>
internal sealed class SignInGates
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits until the name's gate is free; disposing of the pass opens it for the next one.</summary>
    public async Task<IDisposable> Enter(string name, CancellationToken cancellationToken)
    {
        var gate = _gates[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(name) % _gates.Length];
        await gate.WaitAsync(cancellationToken);
        return new Pass(gate);
    }

    private sealed class Pass(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
