using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security;
using Dispatch.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.People;

/// <summary>Whether somebody can be what an administrator says they are: the cells and the technician exist, and the role has what it reaches by.</summary>
internal static class AccountChecks
{
    /// <summary>Why the account cannot be so; null if it can.</summary>
    public static async Task<ProblemHttpResult?> Refuse(string id, AccountRequest body, RosterLookup roster, CancellationToken cancellationToken)
    {
        if (RosterPaths.Refuse(id, body.Id) is { } wrong)
            return wrong;
        if (ReservedNames.Contain(id))
            return Problem.Field(ProblemCodes.ReservedName, "id", $"id: '{id}' stands for the installation itself. Take a person's name.");
        if (!Roles.All.Contains(body.Role))
            return Field("role", $"one of {string.Join(", ", Roles.All)}.");
        if (Missing(body) is var (field, sentence))
            return Field(field, sentence);
        if (body.Technician is { } technician && await roster.Technician(technician, cancellationToken) is null)
            return Problem.Field(RefusalCodes.UnknownTechnician, "technician", $"technician: there is no technician '{technician}'.");
        return await RosterPaths.RefuseUnknown(roster, "cells", (body.Cells ?? []).Where(cell => cell != Rights.EveryCell), cancellationToken);
    }

    private static (string Field, string Sentence)? Missing(AccountRequest body) => body.Role switch
    {
        Roles.Requester when string.IsNullOrWhiteSpace(body.Email) => ("email", "requesters reach the requests of their address, so they need one."),
        Roles.Technician when body.Technician is null => ("technician", "technicians reach their own interventions: say which technician they are."),
        Roles.Dispatcher when body.Cells is not { Count: > 0 } => ("cells", $"dispatchers reach the tickets of their cells: name one at least, or {Rights.EveryCell} for all."),
        _ => null,
    };

    private static ProblemHttpResult Field(string field, string sentence) => Problem.Field(ProblemCodes.InvalidField, field, $"{field}: {sentence}");
}
