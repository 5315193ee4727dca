using Dispatch.Access;
using Dispatch.Security;

namespace Dispatch.People;

/// <summary>Who is signed in.</summary>
/// <param name="Id">As the journal names them.</param>
/// <param name="Name">As people call them.</param>
/// <param name="Role">Their role.</param>
/// <param name="Cells">The cells that they are bound to; <c>*</c> for all.</param>
/// <param name="Technician">Which technician they are.</param>
/// <param name="Email">Their e-mail address.</param>
public sealed record SessionIdentity(string Id, string Name, string Role, ValueList<string> Cells, string? Technician, string? Email)
{
    internal static SessionIdentity Of(SignedIn who) => new(who.Id, who.Name, who.Role, CellsOf(who), who.Technician, who.Email);

    /// <summary>The cells that somebody reaches; for a technician, those that they work in.</summary>
    internal static ValueList<string> CellsOf(SignedIn who) => who.Rights.Everywhere ? [Rights.EveryCell] : who.Cells;
}
