using System.ComponentModel.DataAnnotations;

namespace Dispatch.Cells;

/// <summary>What a cell is.</summary>
public sealed record CellRequest
{
    /// <summary>May be repeated from the path.</summary>
    public string? Id { get; init; }

    /// <summary>As people call it.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Support level, 1 to 3.</summary>
    [Range(1, 3)]
    public required int Level { get; init; }

    /// <summary>What it is for.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Domain { get; init; }

    /// <summary>Of the house (where nobody said), or a vendor's.</summary>
    public CellKind? Kind { get; init; }

    /// <summary>The calendar that its targets are counted on.</summary>
    [Text(Limits.Id)]
    public string? Calendar { get; init; }

    /// <summary>Who leads it.</summary>
    [Text(Limits.Id)]
    public string? Lead { get; init; }

    /// <summary>The cells that it hands over to, nearest first.</summary>
    [Items]
    public IReadOnlyList<string>? Next { get; init; }

    /// <summary>How work reaches technicians; by a dispatcher where nobody said.</summary>
    public DispatchMode? Mode { get; init; }

    /// <summary>As the core keeps it.</summary>
    public CellProfile ToProfile(string id) => new(
        id,
        Name,
        Level,
        Domain,
        Kind ?? CellKind.Internal,
        Calendar,
        Lead,
        (Next ?? []).Distinct(StringComparer.Ordinal).ToValueList(),
        Mode ?? DispatchMode.Manual);
}
