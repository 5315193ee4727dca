namespace Dispatch.Sla;

/// <summary>A version of a contact as clients see it.</summary>
public sealed record ContactResponse
{
    /// <summary>The person's identifier; or <c>managers</c>, <c>fallback</c>, <c>dispatchers.{cell}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>As people call them.</summary>
    public string? Name { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The version; also the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string By { get; init; }

    /// <summary>As clients see it.</summary>
    public static ContactResponse Of(Versioned<Contact> version) => new()
    {
        Id = version.Document.Id,
        Name = version.Document.Name,
        Email = version.Document.Email,
        Version = version.Version,
        Since = version.Since,
        By = version.By,
    };
}
