namespace Dispatch.People;

/// <summary>Somebody's own account.</summary>
/// <param name="Id">As the journal names them.</param>
/// <param name="Name">As people call them.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="Role">Their role.</param>
/// <param name="Cells">The cells that they are bound to; <c>*</c> for all.</param>
/// <param name="Technician">Which technician they are.</param>
/// <param name="TwoFactor">Whether a code is asked for as well as the password.</param>
/// <param name="Local">Whether the account is of this installation, with a password of its own.</param>
public sealed record OwnAccountResponse(
    string Id, string Name, string? Email, string Role, ValueList<string> Cells, string? Technician, bool TwoFactor, bool Local);
