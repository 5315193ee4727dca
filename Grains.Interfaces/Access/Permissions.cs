namespace Dispatch.Access;

/// <summary>What somebody may do, each within their reach. A role is a set of these; the scopes of a token are sets as well.</summary>
[Flags, GenerateSerializer]
public enum Permissions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read tickets, their journals and the accounts of their clocks.</summary>
    ReadTickets = 1 << 0,

    /// <summary>Report a request.</summary>
    ReportTickets = 1 << 1,

    /// <summary>A dispatcher's work: qualify, transfer, assign, unassign.</summary>
    DispatchTickets = 1 << 2,

    /// <summary>A technician's work: accept, travel, start, finish; suspend and resolve; acknowledge that something escalated.</summary>
    WorkOnTickets = 1 << 3,

    /// <summary>What the person who asked may say as well: resume, reopen, close, cancel, note.</summary>
    AnswerTickets = 1 << 4,

    /// <summary>Import history, and let it go live.</summary>
    ImportTickets = 1 << 5,

    /// <summary>Watch the boards of cells.</summary>
    ReadBoards = 1 << 6,

    /// <summary>Read technicians with their agendas.</summary>
    ReadTechnicians = 1 << 7,

    /// <summary>Say whether a technician is there, and where.</summary>
    WritePresence = 1 << 8,

    /// <summary>Read what cells there are.</summary>
    ReadCells = 1 << 9,

    /// <summary>Make and change cells and technicians.</summary>
    WriteRoster = 1 << 10,

    /// <summary>Read calendars, policies, escalations, who is on call; try them in the preview.</summary>
    ReadRules = 1 << 11,

    /// <summary>Make and change them.</summary>
    WriteRules = 1 << 12,

    /// <summary>Watch the managers' board, and read reports.</summary>
    ReadServiceLevels = 1 << 13,

    /// <summary>Read where people are reached, and the notifications sent to them.</summary>
    ReadNotifications = 1 << 14,

    /// <summary>Change where people are reached, and try dead notifications again.</summary>
    WriteNotifications = 1 << 15,

    /// <summary>Act for somebody else, who is named with every command.</summary>
    ActForOthers = 1 << 16,

    /// <summary>Make and change people's accounts, and end anybody's tokens and sessions.</summary>
    ManageAccounts = 1 << 17,

    /// <summary>Read and export the audit log.</summary>
    ReadAudit = 1 << 18,

    /// <summary>Export and erase the personal data of a requester.</summary>
    ManagePersonalData = 1 << 19,

    /// <summary>Read checklists.</summary>
    ReadChecklists = 1 << 20,

    /// <summary>Have one's work pushed to one's own phones.</summary>
    ReceivePushes = 1 << 21,

    /// <summary>Look into the running system: silos, grains, how long calls take.</summary>
    ReadOperations = 1 << 22,
}
