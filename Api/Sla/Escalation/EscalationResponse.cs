namespace Dispatch.Sla;

/// <summary>A version of an escalation policy as clients see it.</summary>
public sealed record EscalationResponse
{
    /// <summary>Stable identifier.</summary>
    public required string Id { get; init; }

    /// <summary>As people call it.</summary>
    public string? Name { get; init; }

    /// <summary>The steps; those of one trigger are taken in order of their delay.</summary>
    public required ValueList<EscalationStep> Steps { get; init; }

    /// <summary>After how long an acknowledgement lapses.</summary>
    public required TimeSpan AcknowledgementLapsesAfter { get; init; }

    /// <summary>The version; also the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string By { get; init; }

    /// <summary>As clients see it.</summary>
    public static EscalationResponse Of(Versioned<EscalationPolicy> version) => new()
    {
        Id = version.Document.Id,
        Name = version.Document.Name,
        Steps = version.Document.Steps,
        AcknowledgementLapsesAfter = version.Document.AcknowledgementLapsesAfter,
        Version = version.Version,
        Since = version.Since,
        By = version.By,
    };
}
