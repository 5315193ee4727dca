using static Dispatch.Access.Permissions;

namespace Dispatch.Access;

/// <summary>The one table of who may do what: the permissions of each role, and those that a scope of a token leaves.</summary>
public static class RoleRights
{
    private const Permissions OwnRequests = ReadTickets | ReportTickets | AnswerTickets;
    private const Permissions OwnInterventions = ReadTickets | ReportTickets | WorkOnTickets | AnswerTickets | ReadTechnicians | WritePresence | ReadCells | ReadChecklists;
    private const Permissions Desk = OwnInterventions | DispatchTickets | ReadBoards | ReadRules;
    private const Permissions Management = Desk | ReadServiceLevels | WriteRules | ReadNotifications | WriteNotifications;
    private const Permissions Integration = Desk | ReadServiceLevels | ImportTickets | WriteRoster | ActForOthers;

    private static readonly Dictionary<string, Permissions> s_roles = new(StringComparer.Ordinal)
    {
        [Roles.Requester] = OwnRequests,
        [Roles.Technician] = OwnInterventions | ReceivePushes,
        [Roles.Dispatcher] = Desk,
        [Roles.Manager] = Management,
        [Roles.Integrator] = Integration,
        [Roles.Administrator] = Rights.All.May,
    };

    private static readonly Dictionary<string, Permissions> s_scopes = new(StringComparer.Ordinal)
    {
        ["read"] = ReadTickets | ReadBoards | ReadTechnicians | ReadCells | ReadRules | ReadServiceLevels | ReadNotifications | ReadChecklists,
        ["tickets"] = ReadTickets | ReportTickets | DispatchTickets | WorkOnTickets | AnswerTickets | ReadBoards | ReadTechnicians | ReadCells | WritePresence | ReadChecklists | ReceivePushes,
        ["import"] = ReadTickets | ReportTickets | ImportTickets | ActForOthers,
        ["roster"] = ReadCells | ReadTechnicians | WriteRoster,
        ["rules"] = ReadRules | ReadChecklists | WriteRules | ReadNotifications | WriteNotifications,
        ["admin"] = ManageAccounts | ReadAudit | ManagePersonalData | ReadOperations,
    };

    /// <summary>The names of scopes.</summary>
    public static IReadOnlyList<string> Scopes { get; } = [.. s_scopes.Keys];

    /// <summary>What a role may do; nothing for a name that is no role.</summary>
    public static Permissions Of(string role) => s_roles.GetValueOrDefault(role);

    /// <summary>What somebody may do and where.</summary>
    /// <param name="role">Their role.</param>
    /// <param name="cells">The cells that they are bound to; counts for dispatchers, the roles above them reach every cell.</param>
    /// <param name="technician">Which technician they are; counts for technicians.</param>
    /// <param name="email">Their address; counts for requesters.</param>
    /// <param name="scopes">Scopes that narrow it, none for all that the role may.</param>
    public static Rights Of(string role, IEnumerable<string> cells, string? technician, string? email, IReadOnlyCollection<string> scopes)
    {
        var may = Of(role);
        if (scopes.Count > 0)
            may &= scopes.Aggregate(None, (sum, scope) => sum | s_scopes.GetValueOrDefault(scope));
        return role switch
        {
            Roles.Requester => new Rights(may, [], Requester: email),
            Roles.Technician => new Rights(may, [], Technician: technician),
            Roles.Dispatcher => new Rights(may, cells.ToValueList()),
            Roles.Manager or Roles.Integrator or Roles.Administrator => new Rights(may, [Rights.EveryCell]),
            _ => Rights.None,
        };
    }
}
