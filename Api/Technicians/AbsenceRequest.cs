using System.ComponentModel.DataAnnotations;

namespace Dispatch.Technicians;

/// <summary>A time in which a technician is not there.</summary>
public sealed record AbsenceRequest : IValidatableObject
{
    /// <summary>May be repeated from the path.</summary>
    public string? Id { get; init; }

    /// <summary>Its first instant.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The instant at which it is over.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>What colleagues should know, for example who stands in.</summary>
    [Text(Limits.Line)]
    public string? Note { get; init; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Instants.Trim(To) <= Instants.Trim(From))
            yield return new ValidationResult("to: an absence ends after it begins.", ["to"]);
    }

    /// <summary>As the core keeps it.</summary>
    public Absence ToAbsence(string id) => new(id, Instants.Trim(From), Instants.Trim(To), Note);
}
