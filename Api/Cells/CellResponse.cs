namespace Dispatch.Cells;

/// <summary>A cell as clients see it.</summary>
public sealed record CellResponse
{
    /// <summary>Stable identifier.</summary>
    public required string Id { get; init; }

    /// <summary>As people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Support level, 1 to 3.</summary>
    public required int Level { get; init; }

    /// <summary>What it is for.</summary>
    public required string Domain { get; init; }

    /// <summary>Of the house, or a vendor's.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>The calendar that its targets are counted on.</summary>
    public string? Calendar { get; init; }

    /// <summary>Who leads it.</summary>
    public string? Lead { get; init; }

    /// <summary>The cells that it hands over to, nearest first.</summary>
    public required ValueList<string> Next { get; init; }

    /// <summary>How work reaches technicians.</summary>
    public required DispatchMode Mode { get; init; }

    /// <summary>Counts changes; also the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>As clients see it.</summary>
    public static CellResponse Of(CellView view) => new()
    {
        Id = view.Profile.Id,
        Name = view.Profile.Name,
        Level = view.Profile.Level,
        Domain = view.Profile.Domain,
        Kind = view.Profile.Kind,
        Calendar = view.Profile.Calendar,
        Lead = view.Profile.Lead,
        Next = view.Profile.Next,
        Mode = view.Profile.Mode,
        Version = view.Version,
    };
}
