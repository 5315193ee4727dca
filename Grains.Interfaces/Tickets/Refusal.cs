namespace Dispatch.Tickets;

/// <summary>Why a command was not carried out: a value, not an exception.</summary>
/// <param name="Kind">What sort of refusal it is, which decides its HTTP status.</param>
/// <param name="Code">Stable code, one of <see cref="RefusalCodes"/>.</param>
/// <param name="Message">A sentence that a person can act on.</param>
/// <param name="Allowed">The commands that the state does allow.</param>
/// <param name="Holder">Who or what has the technician's time, where that is the reason.</param>
/// <param name="Field">The field that is wrong, where one is.</param>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalKind Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string Message,
    [property: Id(3)] ValueList<string>? Allowed = null,
    [property: Id(4)] Booking? Holder = null,
    [property: Id(5)] string? Field = null)
{
    /// <summary>A field's value cannot be.</summary>
    public static Refusal Invalid(string code, string field, string message) => new(RefusalKind.Invalid, code, message, Field: field);
}
