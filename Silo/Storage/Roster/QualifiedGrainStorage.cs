using Orleans.Storage;

namespace Dispatch.Storage.Roster;

/// <summary>
/// Grain storage whose rows also name the grain's type. ADO.NET storage keys a row by state name and grain key alone, so that two classes
/// with the same of both would share one (dotnet/orleans issues 9737 and 8746).
/// </summary>
internal sealed class QualifiedGrainStorage(IGrainStorage rows) : IGrainStorage
{
    /// <summary>The name under which a type's state is stored.</summary>
    public static string NameOf(GrainId grainId, string stateName) => $"{grainId.Type}.{stateName}";

    /// <inheritdoc />
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        rows.ReadStateAsync(NameOf(grainId, stateName), grainId, grainState);

    /// <inheritdoc />
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        rows.ReadStateAsync(NameOf(grainId, stateName), grainId, grainState, cancellationToken);

    /// <inheritdoc />
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        rows.WriteStateAsync(NameOf(grainId, stateName), grainId, grainState);

    /// <inheritdoc />
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        rows.WriteStateAsync(NameOf(grainId, stateName), grainId, grainState, cancellationToken);

    /// <inheritdoc />
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        rows.ClearStateAsync(NameOf(grainId, stateName), grainId, grainState);

    /// <inheritdoc />
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        rows.ClearStateAsync(NameOf(grainId, stateName), grainId, grainState, cancellationToken);
}
