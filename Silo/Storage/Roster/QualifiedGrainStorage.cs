using Orleans.Storage;

namespace Dispatch.Storage.Roster;

/// <summary>
/// Grain storage whose rows also name the grain's type. ADO.NET storage keys a row by state name and grain key alone, so that two classes
/// with the same of both would share one (dotnet/orleans issues 9737 and 8746). A database that is away is told in the words of the store,
/// which cross silos.
/// </summary>
internal sealed class QualifiedGrainStorage(IGrainStorage rows, Database database) : IGrainStorage
{
    /// <summary>The name under which a type's state is stored.</summary>
    public static string NameOf(GrainId grainId, string stateName) => $"{grainId.Type}.{stateName}";

    /// <inheritdoc />
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc />
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        database.Translate(rows.ReadStateAsync(NameOf(grainId, stateName), grainId, grainState, cancellationToken));

    /// <inheritdoc />
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc />
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        database.Translate(rows.WriteStateAsync(NameOf(grainId, stateName), grainId, grainState, cancellationToken));

    /// <inheritdoc />
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc />
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        database.Translate(rows.ClearStateAsync(NameOf(grainId, stateName), grainId, grainState, cancellationToken));
}
