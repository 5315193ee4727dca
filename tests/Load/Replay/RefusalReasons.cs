using Dispatch.Tickets;

namespace Dispatch.Load.Replay;

/// <summary>What in the data causes a refusal.</summary>
public static class RefusalReasons
{
    /// <summary>The cause, as far as the code tells it.</summary>
    public static string Of(string code) => code switch
    {
        RefusalCodes.TechnicianBusy => "the log has one unit in two places at once; the later row is not followed further",
        RefusalCodes.StateDoesNotAllow => "the ticket is not where the log left it: an earlier command of the case was refused, now or in an earlier replay, or somebody else acted on it",
        RefusalCodes.SameCell => "the ticket is in that cell already: a transfer before it went elsewhere than the log says",
        RefusalCodes.OccurredBeforeLastChange => "the log's instant lies before what the ticket's journal holds: somebody else acted on it meanwhile",
        RefusalCodes.OccurredInFuture => "the log's instant lies ahead of the server's clock",
        RefusalCodes.OccurredTooLongAgo => "the ticket is live, and the log's instant is older than late entries may be",
        RefusalCodes.UnknownTechnician or RefusalCodes.UnknownCell => "somebody removed it while the log was replayed",
        RefusalCodes.IdempotencyKeyReused => "this case was replayed before with other content: another extract, or other options; use --run to set this replay apart",
        RefusalCodes.VersionMismatch => "somebody else acted on the ticket meanwhile",
        _ => "not a cause that the tool knows; see what the server said",
    };
}
