namespace Dispatch.Sla;

/// <summary>A version of a checklist as clients see it.</summary>
public sealed record ChecklistResponse
{
    /// <summary>Its identifier.</summary>
    public required string Id { get; init; }

    /// <summary>As people call it.</summary>
    public string? Name { get; init; }

    /// <summary>The category of the tickets that it is for.</summary>
    public required string Category { get; init; }

    /// <summary>What there is to do, in order.</summary>
    public required ValueList<ChecklistItem> Items { get; init; }

    /// <summary>The version; also the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string By { get; init; }

    /// <summary>As clients see it.</summary>
    public static ChecklistResponse Of(Versioned<Checklist> version) => new()
    {
        Id = version.Document.Id,
        Name = version.Document.Name,
        Category = version.Document.Category,
        Items = version.Document.Items,
        Version = version.Version,
        Since = version.Since,
        By = version.By,
    };
}
