using Dispatch.Load.Boards;

namespace Dispatch.Load.Measure;

/// <summary>What the screens saw.</summary>
/// <param name="Screens">How many there were.</param>
/// <param name="FromAnswer">
/// From the instant at which the command's HTTP answer was received to the frame in which a screen sees the ticket at that version or a newer
/// one, for every command and every screen of its cell; a frame that came before the answer counts as zero.
/// </param>
/// <param name="FromRequest">The same from just before the request was sent.</param>
/// <param name="BeforeAnswer">Sights that came before the answer.</param>
/// <param name="NeverSeen">Commits that a screen of the cell never saw: overtaken while it caught up, or lost.</param>
/// <param name="Feed">Frames, gaps and catch-ups.</param>
/// <param name="Boards">Screens that equal the database at the end.</param>
public sealed record ScreenFigures(
    int Screens, Times FromAnswer, Times FromRequest, long BeforeAnswer, long NeverSeen, FeedTally Feed, BoardsCompared Boards)
{
    internal static ScreenFigures Of(IReadOnlyList<Screen> screens, IReadOnlyCollection<Commit> commits, FeedTally feed, BoardsCompared boards)
    {
        LatencyHistogram fromAnswer = new(), fromRequest = new();
        long beforeAnswer = 0, neverSeen = 0;
        var byCell = screens.ToLookup(screen => screen.Cell, StringComparer.Ordinal);
        foreach (var commit in commits)
        {
            foreach (var screen in byCell[commit.Cell])
            {
                if (screen.Showed(commit) is not { } at)
                {
                    neverSeen++;
                    continue;
                }
                beforeAnswer += at < commit.Answered ? 1 : 0;
                fromAnswer.Record(commit.Answered, Math.Max(at, commit.Answered));
                fromRequest.Record(commit.Sent, at);
            }
        }
        return new ScreenFigures(screens.Count, fromAnswer.ToTimes(), fromRequest.ToTimes(), beforeAnswer, neverSeen, feed, boards);
    }
}
