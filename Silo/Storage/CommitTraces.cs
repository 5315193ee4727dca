using System.Diagnostics;
using Dispatch.Storage.Commits;

namespace Dispatch.Storage;

/// <summary>
/// The span of a transaction, for both databases alike. A write that is alone in it has it in its command's trace. Where several commands share it none of
/// them is its parent: it has a trace of its own, with a link to each of them.
/// </summary>
internal static class CommitTraces
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "Dispatch";

    private static readonly ActivitySource s_source = new(SourceName);

    /// <summary>Begins the span; null while nobody listens.</summary>
    public static Activity? Begin(WriteBatch batch)
    {
        if (!s_source.HasListeners())
            return null;
        var asked = batch.Writes.Select(write => write.Asked).Where(context => context != default).ToList();
        var span = asked is [var only] && batch.Count == 1
            ? s_source.StartActivity(ActivityKind.Internal, only, name: "commit")
            : s_source.StartActivity(ActivityKind.Internal, links: asked.Select(context => new ActivityLink(context)), name: "commit");
        return span?.SetTag("dispatch.commit.size", batch.Count);
    }

    /// <summary>The transaction failed; what is wrong with it stands in the log.</summary>
    public static void Failed(this Activity? span, Exception exception) =>
        span?.SetTag("error.type", exception.GetType().FullName).SetStatus(ActivityStatusCode.Error);
}
