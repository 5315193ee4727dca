namespace Dispatch.Load.Measure;

/// <summary>What the same machine does otherwise, without Dispatch or with another arrangement of it: the measure that a figure is compared with.</summary>
public interface IBaseline : IAsyncDisposable
{
    /// <summary>What it measures.</summary>
    string Name { get; }

    /// <summary>Measures for so long.</summary>
    /// <returns>Durable commits a second.</returns>
    Task<double> Measure(TimeSpan duration, CancellationToken cancellationToken);
}
